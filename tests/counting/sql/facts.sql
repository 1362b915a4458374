SELECT
  "t3"."indicator",
  "t3"."respondent",
  "t3"."part",
  "t3"."value",
  "t3"."previous",
  "t3"."ledger",
  "t3"."ledger_previous",
  "t3"."prior",
  "t3"."previous_prior",
  "t3"."yyyymm",
  "t3"."before",
  "t3"."base",
  "t3"."start",
  "t3"."base_start",
  "t3"."value" - "t3"."start" AS "moved",
  "t3"."base" - "t3"."base_start" AS "base_moved"
FROM (
  SELECT
    "t2"."indicator",
    "t2"."respondent",
    "t2"."part",
    "t2"."value",
    "t2"."previous",
    "t2"."ledger",
    "t2"."ledger_previous",
    "t2"."prior",
    "t2"."previous_prior",
    202409 AS "yyyymm",
    8 AS "before",
    COALESCE("t2"."prior", "t2"."ledger") AS "base",
    COALESCE("t2"."previous", CAST(CASE WHEN 8 = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))) AS "start",
    COALESCE(
      "t2"."previous_prior",
      "t2"."ledger_previous",
      CAST(CASE WHEN 8 = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
    ) AS "base_start"
  FROM (
    SELECT
      "t1"."indicator",
      "t1"."respondent",
      "t1"."part",
      MAX("t1"."value") FILTER(WHERE
        (
          "t1"."year" = 2024
        ) AND (
          "t1"."last" = 9
        )) AS "value",
      MAX("t1"."value") FILTER(WHERE
        (
          "t1"."year" = 2024
        ) AND NOT (
          "t1"."last" = 9
        )) AS "previous",
      MAX("t1"."value") FILTER(WHERE
        NOT (
          "t1"."year" = 2024
        ) AND (
          "t1"."last" = 9
        )) AS "ledger",
      MAX("t1"."value") FILTER(WHERE
        NOT (
          "t1"."year" = 2024
        ) AND NOT (
          "t1"."last" = 9
        )) AS "ledger_previous",
      MAX("t1"."prior") FILTER(WHERE
        (
          "t1"."year" = 2024
        ) AND (
          "t1"."last" = 9
        )) AS "prior",
      MAX("t1"."prior") FILTER(WHERE
        (
          "t1"."year" = 2024
        ) AND NOT (
          "t1"."last" = 9
        )) AS "previous_prior"
    FROM (
      SELECT
        *
      FROM "entries" AS "t0"
      WHERE
        "t0"."basis" = 'actual'
        AND "t0"."first" = CASE WHEN "t0"."indicator" IN ('staff') THEN "t0"."last" ELSE 1 END
        AND "t0"."year" IN (2023, 2024)
        AND "t0"."last" IN (8, 9)
    ) AS "t1"
    GROUP BY
      1,
      2,
      3
  ) AS "t2"
) AS "t3"
