WITH "t2" AS (
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
)
SELECT
  "t21"."indicator",
  "t21"."respondent",
  "t21"."part",
  "t21"."value",
  "t21"."previous",
  "t21"."ledger",
  "t21"."ledger_previous",
  "t21"."prior",
  "t21"."previous_prior",
  "t21"."yyyymm",
  "t21"."before",
  "t21"."base",
  "t21"."start",
  "t21"."base_start",
  "t21"."value" - "t21"."start" AS "moved",
  "t21"."base" - "t21"."base_start" AS "base_moved"
FROM (
  SELECT
    "t20"."indicator",
    "t20"."respondent",
    "t20"."part",
    "t20"."value",
    "t20"."previous",
    "t20"."ledger",
    "t20"."ledger_previous",
    "t20"."prior",
    "t20"."previous_prior",
    "t20"."yyyymm",
    "t20"."before",
    COALESCE("t20"."prior", "t20"."ledger") AS "base",
    COALESCE(
      "t20"."previous",
      CAST(CASE WHEN "t20"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
    ) AS "start",
    COALESCE(
      "t20"."previous_prior",
      "t20"."ledger_previous",
      CAST(CASE WHEN "t20"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
    ) AS "base_start"
  FROM (
    SELECT
      "t19".*
      EXCLUDE ("ordinal")
    FROM (
      SELECT
        "t18"."indicator",
        "t18"."respondent",
        "t18"."part",
        "t18"."ordinal",
        "t18"."value",
        "t18"."previous",
        "t18"."ledger",
        "t18"."ledger_previous",
        "t18"."prior",
        "t18"."previous_prior",
        CAST((
          CAST(FLOOR((
            "t18"."ordinal"
          ) / (
            12
          )) AS BIGINT) * 100
        ) + (
          "t18"."ordinal" % 12
        ) + 1 AS INT) AS "yyyymm",
        "t18"."ordinal" % 12 AS "before"
      FROM (
        SELECT
          "t17"."indicator",
          "t17"."respondent",
          "t17"."part",
          "t17"."ordinal",
          MAX("t17"."value") FILTER(WHERE
            "t17"."role" = 'value') AS "value",
          MAX("t17"."value") FILTER(WHERE
            "t17"."role" = 'previous') AS "previous",
          MAX("t17"."value") FILTER(WHERE
            "t17"."role" = 'ledger') AS "ledger",
          MAX("t17"."value") FILTER(WHERE
            "t17"."role" = 'ledger_previous') AS "ledger_previous",
          MAX("t17"."prior") FILTER(WHERE
            "t17"."role" = 'value') AS "prior",
          MAX("t17"."prior") FILTER(WHERE
            "t17"."role" = 'previous') AS "previous_prior"
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
                  "t4"."indicator",
                  "t4"."respondent",
                  "t4"."part",
                  "t4"."ordinal",
                  "t4"."role",
                  "t4"."value",
                  "t4"."prior"
                FROM (
                  SELECT
                    "t3"."entry",
                    "t3"."respondent",
                    "t3"."indicator",
                    "t3"."part",
                    "t3"."basis",
                    "t3"."year",
                    "t3"."first",
                    "t3"."last",
                    "t3"."value",
                    "t3"."prior",
                    (
                      (
                        (
                          CAST("t3"."year" AS BIGINT) * 12
                        ) + "t3"."last"
                      ) - 1
                    ) + 0 AS "ordinal",
                    'value' AS "role"
                  FROM "t2" AS "t3"
                ) AS "t4"
              ) AS "t8"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t10"."indicator",
                  "t10"."respondent",
                  "t10"."part",
                  "t10"."ordinal",
                  "t10"."role",
                  "t10"."value",
                  "t10"."prior"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t3"."entry",
                      "t3"."respondent",
                      "t3"."indicator",
                      "t3"."part",
                      "t3"."basis",
                      "t3"."year",
                      "t3"."first",
                      "t3"."last",
                      "t3"."value",
                      "t3"."prior",
                      (
                        (
                          (
                            CAST("t3"."year" AS BIGINT) * 12
                          ) + "t3"."last"
                        ) - 1
                      ) + 1 AS "ordinal",
                      'previous' AS "role"
                    FROM "t2" AS "t3"
                  ) AS "t6"
                  WHERE
                    "t6"."last" < 12
                ) AS "t10"
              ) AS "t12"
            ) AS "t14"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t5"."indicator",
                  "t5"."respondent",
                  "t5"."part",
                  "t5"."ordinal",
                  "t5"."role",
                  "t5"."value",
                  "t5"."prior"
                FROM (
                  SELECT
                    "t3"."entry",
                    "t3"."respondent",
                    "t3"."indicator",
                    "t3"."part",
                    "t3"."basis",
                    "t3"."year",
                    "t3"."first",
                    "t3"."last",
                    "t3"."value",
                    "t3"."prior",
                    (
                      (
                        (
                          CAST("t3"."year" AS BIGINT) * 12
                        ) + "t3"."last"
                      ) - 1
                    ) + 12 AS "ordinal",
                    'ledger' AS "role"
                  FROM "t2" AS "t3"
                ) AS "t5"
              ) AS "t9"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t11"."indicator",
                  "t11"."respondent",
                  "t11"."part",
                  "t11"."ordinal",
                  "t11"."role",
                  "t11"."value",
                  "t11"."prior"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t3"."entry",
                      "t3"."respondent",
                      "t3"."indicator",
                      "t3"."part",
                      "t3"."basis",
                      "t3"."year",
                      "t3"."first",
                      "t3"."last",
                      "t3"."value",
                      "t3"."prior",
                      (
                        (
                          (
                            CAST("t3"."year" AS BIGINT) * 12
                          ) + "t3"."last"
                        ) - 1
                      ) + 13 AS "ordinal",
                      'ledger_previous' AS "role"
                    FROM "t2" AS "t3"
                  ) AS "t7"
                  WHERE
                    "t7"."last" < 12
                ) AS "t11"
              ) AS "t13"
            ) AS "t15"
          ) AS "t16"
          WHERE
            "t16"."ordinal" BETWEEN 24264 AND 24296
        ) AS "t17"
        GROUP BY
          1,
          2,
          3,
          4
      ) AS "t18"
    ) AS "t19"
  ) AS "t20"
) AS "t21"
