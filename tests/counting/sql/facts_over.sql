SELECT
  "t12"."indicator",
  "t12"."respondent",
  "t12"."part",
  "t12"."value",
  "t12"."previous",
  "t12"."ledger",
  "t12"."ledger_previous",
  "t12"."prior",
  "t12"."previous_prior",
  "t12"."yyyymm",
  "t12"."before",
  "t12"."base",
  "t12"."start",
  "t12"."base_start",
  "t12"."value" - "t12"."start" AS "moved",
  "t12"."base" - "t12"."base_start" AS "base_moved"
FROM (
  SELECT
    "t11"."indicator",
    "t11"."respondent",
    "t11"."part",
    "t11"."value",
    "t11"."previous",
    "t11"."ledger",
    "t11"."ledger_previous",
    "t11"."prior",
    "t11"."previous_prior",
    "t11"."yyyymm",
    "t11"."before",
    COALESCE("t11"."prior", "t11"."ledger") AS "base",
    COALESCE(
      "t11"."previous",
      CAST(CASE WHEN "t11"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
    ) AS "start",
    COALESCE(
      "t11"."previous_prior",
      "t11"."ledger_previous",
      CAST(CASE WHEN "t11"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
    ) AS "base_start"
  FROM (
    SELECT
      "t10".*
      EXCLUDE ("ordinal")
    FROM (
      SELECT
        "t9"."indicator",
        "t9"."respondent",
        "t9"."part",
        "t9"."ordinal",
        "t9"."value",
        "t9"."previous",
        "t9"."ledger",
        "t9"."ledger_previous",
        "t9"."prior",
        "t9"."previous_prior",
        CAST((
          CAST(FLOOR((
            "t9"."ordinal"
          ) / (
            12
          )) AS BIGINT) * 100
        ) + (
          "t9"."ordinal" % 12
        ) + 1 AS INT) AS "yyyymm",
        "t9"."ordinal" % 12 AS "before"
      FROM (
        SELECT
          "t8"."indicator",
          "t8"."respondent",
          "t8"."part",
          "t8"."ordinal",
          MAX("t8"."value") FILTER(WHERE
            "t8"."role" = 'value') AS "value",
          MAX("t8"."value") FILTER(WHERE
            "t8"."role" = 'previous') AS "previous",
          MAX("t8"."value") FILTER(WHERE
            "t8"."role" = 'ledger') AS "ledger",
          MAX("t8"."value") FILTER(WHERE
            "t8"."role" = 'ledger_previous') AS "ledger_previous",
          MAX("t8"."prior") FILTER(WHERE
            "t8"."role" = 'value') AS "prior",
          MAX("t8"."prior") FILTER(WHERE
            "t8"."role" = 'previous') AS "previous_prior"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t0"."indicator",
                  "t0"."respondent",
                  "t0"."part",
                  (
                    (
                      (
                        CAST("t0"."year" AS BIGINT) * 12
                      ) + "t0"."last"
                    ) - 1
                  ) + 0 AS "ordinal",
                  'value' AS "role",
                  "t0"."value",
                  "t0"."prior"
                FROM "entries" AS "t0"
                WHERE
                  "t0"."basis" = 'actual'
                  AND "t0"."first" = CASE WHEN "t0"."indicator" IN ('staff') THEN "t0"."last" ELSE 1 END
              ) AS "t1"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t0"."indicator",
                  "t0"."respondent",
                  "t0"."part",
                  (
                    (
                      (
                        CAST("t0"."year" AS BIGINT) * 12
                      ) + "t0"."last"
                    ) - 1
                  ) + 1 AS "ordinal",
                  'previous' AS "role",
                  "t0"."value",
                  "t0"."prior"
                FROM "entries" AS "t0"
                WHERE
                  "t0"."basis" = 'actual'
                  AND "t0"."first" = CASE WHEN "t0"."indicator" IN ('staff') THEN "t0"."last" ELSE 1 END
                  AND "t0"."last" < 12
              ) AS "t2"
            ) AS "t5"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t0"."indicator",
                  "t0"."respondent",
                  "t0"."part",
                  (
                    (
                      (
                        CAST("t0"."year" AS BIGINT) * 12
                      ) + "t0"."last"
                    ) - 1
                  ) + 12 AS "ordinal",
                  'ledger' AS "role",
                  "t0"."value",
                  "t0"."prior"
                FROM "entries" AS "t0"
                WHERE
                  "t0"."basis" = 'actual'
                  AND "t0"."first" = CASE WHEN "t0"."indicator" IN ('staff') THEN "t0"."last" ELSE 1 END
              ) AS "t3"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t0"."indicator",
                  "t0"."respondent",
                  "t0"."part",
                  (
                    (
                      (
                        CAST("t0"."year" AS BIGINT) * 12
                      ) + "t0"."last"
                    ) - 1
                  ) + 13 AS "ordinal",
                  'ledger_previous' AS "role",
                  "t0"."value",
                  "t0"."prior"
                FROM "entries" AS "t0"
                WHERE
                  "t0"."basis" = 'actual'
                  AND "t0"."first" = CASE WHEN "t0"."indicator" IN ('staff') THEN "t0"."last" ELSE 1 END
                  AND "t0"."last" < 12
              ) AS "t4"
            ) AS "t6"
          ) AS "t7"
          WHERE
            "t7"."ordinal" BETWEEN 24264 AND 24296
        ) AS "t8"
        GROUP BY
          1,
          2,
          3,
          4
      ) AS "t9"
    ) AS "t10"
  ) AS "t11"
) AS "t12"
