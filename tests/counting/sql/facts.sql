SELECT
  "t6"."indicator",
  "t6"."respondent",
  "t6"."part",
  "t6"."value",
  "t6"."previous",
  "t6"."ledger",
  "t6"."ledger_previous",
  "t6"."prior",
  "t6"."previous_prior",
  "t6"."yyyymm",
  "t6"."before",
  "t6"."base",
  "t6"."start",
  "t6"."base_start",
  "t6"."value" - "t6"."start" AS "moved",
  "t6"."base" - "t6"."base_start" AS "base_moved"
FROM (
  SELECT
    "t5"."indicator",
    "t5"."respondent",
    "t5"."part",
    "t5"."value",
    "t5"."previous",
    "t5"."ledger",
    "t5"."ledger_previous",
    "t5"."prior",
    "t5"."previous_prior",
    "t5"."yyyymm",
    "t5"."before",
    COALESCE("t5"."prior", "t5"."ledger") AS "base",
    COALESCE(
      "t5"."previous",
      CAST(CASE WHEN "t5"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
    ) AS "start",
    COALESCE(
      "t5"."previous_prior",
      "t5"."ledger_previous",
      CAST(CASE WHEN "t5"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
    ) AS "base_start"
  FROM (
    SELECT
      "t4"."indicator",
      "t4"."respondent",
      "t4"."part",
      "t4"."value",
      "t4"."previous",
      "t4"."ledger",
      "t4"."ledger_previous",
      "t4"."prior",
      "t4"."previous_prior",
      202409 AS "yyyymm",
      8 AS "before"
    FROM (
      SELECT
        "t3"."indicator",
        "t3"."respondent",
        "t3"."part",
        MAX("t3"."value") FILTER(WHERE
          (
            "t3"."year" = 2024
          ) AND (
            "t3"."last" = 9
          )) AS "value",
        MAX("t3"."value") FILTER(WHERE
          (
            "t3"."year" = 2024
          ) AND NOT (
            "t3"."last" = 9
          )) AS "previous",
        MAX("t3"."value") FILTER(WHERE
          NOT (
            "t3"."year" = 2024
          ) AND (
            "t3"."last" = 9
          )) AS "ledger",
        MAX("t3"."value") FILTER(WHERE
          NOT (
            "t3"."year" = 2024
          ) AND NOT (
            "t3"."last" = 9
          )) AS "ledger_previous",
        MAX("t3"."prior") FILTER(WHERE
          (
            "t3"."year" = 2024
          ) AND (
            "t3"."last" = 9
          )) AS "prior",
        MAX("t3"."prior") FILTER(WHERE
          (
            "t3"."year" = 2024
          ) AND NOT (
            "t3"."last" = 9
          )) AS "previous_prior"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM "entries" AS "t0"
            WHERE
              "t0"."basis" = 'actual'
          ) AS "t1"
          WHERE
            "t1"."first" = CASE WHEN "t1"."indicator" IN ('staff') THEN "t1"."last" ELSE 1 END
        ) AS "t2"
        WHERE
          "t2"."year" IN (2023, 2024) AND "t2"."last" IN (8, 9)
      ) AS "t3"
      GROUP BY
        1,
        2,
        3
    ) AS "t4"
  ) AS "t5"
) AS "t6"
