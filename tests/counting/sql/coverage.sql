WITH "t19" AS (
  SELECT
    "t16"."respondent",
    "t16"."scope",
    "t16"."yyyymm",
    BOOL_OR(
      CAST((
        "t16"."since" <= "t16"."yyyymm"
      ) AND (
        "t16"."until" >= "t16"."yyyymm"
      ) AS BOOLEAN)
    ) AS "now",
    BOOL_OR(
      CAST((
        "t16"."since" <= (
          "t16"."yyyymm" - 100
        )
      )
      AND (
        "t16"."until" >= (
          "t16"."yyyymm" - 100
        )
      ) AS BOOLEAN)
    ) AS "then",
    BOOL_OR(
      CAST((
        "t16"."since" <= (
          (
            "t16"."yyyymm" - (
              "t16"."yyyymm" % 100
            )
          ) - 88
        )
      )
      AND (
        "t16"."until" >= (
          (
            "t16"."yyyymm" - (
              "t16"."yyyymm" % 100
            )
          ) - 88
        )
      ) AS BOOLEAN)
    ) AS "opened",
    BOOL_OR(
      CAST((
        "t16"."since" <= (
          (
            (
              "t16"."yyyymm" - (
                "t16"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      )
      AND (
        "t16"."until" >= (
          (
            (
              "t16"."yyyymm" - (
                "t16"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      ) AS BOOLEAN)
    ) AS "opened_then",
    MAX("t16"."since") FILTER(WHERE
      (
        "t16"."since" <= "t16"."yyyymm"
      ) AND (
        "t16"."until" >= "t16"."yyyymm"
      )) AS "since"
  FROM (
    SELECT
      "t11"."respondent",
      "t11"."since",
      "t11"."until",
      "t11"."scope",
      "t15"."yyyymm"
    FROM (
      SELECT
        "t3"."respondent",
        "t3"."since",
        "t3"."until",
        CASE
          WHEN "t3"."member" = ''
          THEN "t3"."dimension"
          ELSE "t3"."dimension" || ':' || "t3"."member"
        END AS "scope"
      FROM "members" AS "t3"
    ) AS "t11"
    CROSS JOIN (
      SELECT
        CAST((
          CAST(FLOOR((
            "t7"."ordinal"
          ) / (
            12
          )) AS BIGINT) * 100
        ) + (
          "t7"."ordinal" % 12
        ) + 1 AS INT) AS "yyyymm"
      FROM (
        SELECT
          UNNEST(RANGE(24296, 24297, 1)) AS "ordinal"
      ) AS "t7"
    ) AS "t15"
  ) AS "t16"
  GROUP BY
    1,
    2,
    3
), "t27" AS (
  SELECT
    "t23"."respondent",
    "t23"."scope",
    "t23"."yyyymm",
    "t23"."now",
    "t23"."then",
    "t23"."opened",
    "t23"."opened_then",
    "t23"."since",
    "t23"."since" AS "joined"
  FROM (
    SELECT
      *
    FROM "t19" AS "t20"
    WHERE
      "t20"."scope" IN ('park', 'city')
  ) AS "t23"
), "t44" AS (
  SELECT
    *
  FROM (
    SELECT
      "t34"."respondent",
      "t34"."yyyymm",
      "t34"."scope",
      "t34"."joined",
      "t34"."now",
      "t34"."then",
      "t34"."opened",
      "t34"."opened_then"
    FROM (
      SELECT
        "t29"."respondent",
        'respondent:' || "t29"."respondent" AS "scope",
        "t29"."yyyymm",
        "t29"."now",
        "t29"."then",
        "t29"."opened",
        "t29"."opened_then",
        "t29"."since",
        "t29"."joined"
      FROM "t27" AS "t29"
    ) AS "t34"
  ) AS "t37"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t29"."respondent",
        "t29"."yyyymm",
        "t29"."scope",
        "t29"."joined",
        "t29"."now",
        "t29"."then",
        "t29"."opened",
        "t29"."opened_then"
      FROM "t27" AS "t29"
    ) AS "t33"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t28"."respondent",
        "t28"."yyyymm",
        "t28"."scope",
        "t40"."joined",
        "t28"."now" AND "t40"."also_now" AS "now",
        "t28"."then" AND "t40"."also_then" AS "then",
        "t28"."opened" AND "t40"."also_opened" AS "opened",
        "t28"."opened_then" AND "t40"."also_opened_then" AS "opened_then"
      FROM (
        SELECT
          *
        FROM "t19" AS "t20"
        WHERE
          NOT (
            "t20"."scope" IN ('park', 'city')
          )
      ) AS "t28"
      INNER JOIN (
        SELECT
          "t35"."respondent",
          "t35"."yyyymm",
          "t35"."joined",
          "t35"."now" AS "also_now",
          "t35"."then" AS "also_then",
          "t35"."opened" AS "also_opened",
          "t35"."opened_then" AS "also_opened_then"
        FROM (
          SELECT
            *
          FROM "t27" AS "t29"
          WHERE
            "t29"."scope" = 'park'
        ) AS "t35"
      ) AS "t40"
        ON "t28"."respondent" = "t40"."respondent" AND "t28"."yyyymm" = "t40"."yyyymm"
    ) AS "t42"
  ) AS "t43"
), "t54" AS (
  SELECT
    "t53"."respondent",
    "t53"."yyyymm",
    "t53"."scope"
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
            *
          FROM (
            SELECT
              "t45"."respondent",
              "t45"."yyyymm",
              "t45"."scope",
              "t45"."joined",
              "t45"."now",
              "t45"."then",
              "t45"."opened",
              "t45"."opened_then",
              '' AS "limits"
            FROM "t44" AS "t45"
          ) AS "t47"
        ) AS "t48"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t49"."respondent",
            "t49"."yyyymm",
            "t49"."scope",
            "t49"."joined",
            "t49"."now",
            "t49"."then",
            "t49"."opened",
            "t49"."opened_then",
            "t49"."limits"
          FROM (
            SELECT
              "t46"."respondent",
              "t46"."yyyymm",
              "t46"."scope",
              "t46"."joined",
              "t32"."limits",
              "t46"."now" AND "t32"."also_now" AS "now",
              "t46"."then" AND "t32"."also_then" AS "then",
              "t46"."opened" AND "t32"."also_opened" AS "opened",
              "t46"."opened_then" AND "t32"."also_opened_then" AS "opened_then"
            FROM "t44" AS "t46"
            INNER JOIN (
              SELECT
                "t26"."respondent",
                "t26"."yyyymm",
                "t26"."limits",
                "t26"."now" AS "also_now",
                "t26"."then" AS "also_then",
                "t26"."opened" AS "also_opened",
                "t26"."opened_then" AS "also_opened_then"
              FROM (
                SELECT
                  "t22"."respondent",
                  "t22"."scope",
                  "t22"."yyyymm",
                  "t22"."now",
                  "t22"."then",
                  "t22"."opened",
                  "t22"."opened_then",
                  "t22"."since",
                  "t22"."scope" AS "limits"
                FROM (
                  SELECT
                    *
                  FROM "t19" AS "t20"
                  WHERE
                    "t20"."scope" IN ('above_scale:yes')
                ) AS "t22"
              ) AS "t26"
            ) AS "t32"
              ON "t46"."respondent" = "t32"."respondent" AND "t46"."yyyymm" = "t32"."yyyymm"
          ) AS "t49"
        ) AS "t50"
      ) AS "t51"
      WHERE
        "t51"."now" OR "t51"."then"
    ) AS "t52"
    WHERE
      "t52"."limits" = '' AND "t52"."now"
  ) AS "t53"
)
SELECT
  *
FROM (
  SELECT
    "t62"."indicator",
    "t62"."scope",
    "t62"."yyyymm",
    COUNT(*) AS "expected",
    COUNT("t62"."gave") AS "reported"
  FROM (
    SELECT
      "t61"."indicator",
      "t61"."respondent",
      "t61"."yyyymm",
      "t41"."gave",
      "t56"."scope"
    FROM (
      SELECT
        "t59"."indicator",
        "t59"."respondent",
        "t59"."yyyymm",
        CASE "t59"."indicator"
          WHEN 'output_above_scale'
          THEN 'output'
          ELSE "t59"."indicator"
        END AS "taken"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t10"."indicator",
            "t57"."respondent",
            "t57"."yyyymm"
          FROM (
            SELECT
              "t0"."indicator",
              "t0"."kind",
              CASE
                WHEN "t0"."member" = ''
                THEN "t0"."dimension"
                ELSE "t0"."dimension" || ':' || "t0"."member"
              END AS "scope"
            FROM "owes" AS "t0"
          ) AS "t10"
          INNER JOIN "t54" AS "t57"
            ON "t10"."scope" = "t57"."scope"
          INNER JOIN (
            SELECT
              "t1"."respondent",
              "t1"."kind"
            FROM "respondents" AS "t1"
          ) AS "t5"
            ON "t57"."respondent" = "t5"."respondent" AND "t10"."kind" = "t5"."kind"
        ) AS "t58"
      ) AS "t59"
    ) AS "t61"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          "t31"."respondent",
          "t31"."yyyymm",
          "t31"."indicator" AS "taken",
          "t31"."respondent" AS "gave"
        FROM (
          SELECT
            *
          FROM (
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
                "t18"."indicator",
                "t18"."respondent",
                "t18"."part",
                "t18"."value",
                "t18"."previous",
                "t18"."ledger",
                "t18"."ledger_previous",
                "t18"."prior",
                "t18"."previous_prior",
                "t18"."yyyymm",
                "t18"."before",
                COALESCE("t18"."prior", "t18"."ledger") AS "base",
                COALESCE(
                  "t18"."previous",
                  CAST(CASE WHEN "t18"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
                ) AS "start",
                COALESCE(
                  "t18"."previous_prior",
                  "t18"."ledger_previous",
                  CAST(CASE WHEN "t18"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
                ) AS "base_start"
              FROM (
                SELECT
                  "t17"."indicator",
                  "t17"."respondent",
                  "t17"."part",
                  "t17"."value",
                  "t17"."previous",
                  "t17"."ledger",
                  "t17"."ledger_previous",
                  "t17"."prior",
                  "t17"."previous_prior",
                  202409 AS "yyyymm",
                  8 AS "before"
                FROM (
                  SELECT
                    "t14"."indicator",
                    "t14"."respondent",
                    "t14"."part",
                    MAX("t14"."value") FILTER(WHERE
                      (
                        "t14"."year" = 2024
                      ) AND (
                        "t14"."last" = 9
                      )) AS "value",
                    MAX("t14"."value") FILTER(WHERE
                      (
                        "t14"."year" = 2024
                      ) AND NOT (
                        "t14"."last" = 9
                      )) AS "previous",
                    MAX("t14"."value") FILTER(WHERE
                      NOT (
                        "t14"."year" = 2024
                      ) AND (
                        "t14"."last" = 9
                      )) AS "ledger",
                    MAX("t14"."value") FILTER(WHERE
                      NOT (
                        "t14"."year" = 2024
                      ) AND NOT (
                        "t14"."last" = 9
                      )) AS "ledger_previous",
                    MAX("t14"."prior") FILTER(WHERE
                      (
                        "t14"."year" = 2024
                      ) AND (
                        "t14"."last" = 9
                      )) AS "prior",
                    MAX("t14"."prior") FILTER(WHERE
                      (
                        "t14"."year" = 2024
                      ) AND NOT (
                        "t14"."last" = 9
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
                        FROM "entries" AS "t2"
                        WHERE
                          "t2"."basis" = 'actual'
                      ) AS "t6"
                      WHERE
                        "t6"."first" = CASE WHEN "t6"."indicator" IN ('staff') THEN "t6"."last" ELSE 1 END
                    ) AS "t12"
                    WHERE
                      "t12"."year" IN (2023, 2024) AND "t12"."last" IN (8, 9)
                  ) AS "t14"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t17"
              ) AS "t18"
            ) AS "t21"
          ) AS "t25"
          WHERE
            "t25"."value" IS NOT NULL
        ) AS "t31"
      ) AS "t36"
    ) AS "t41"
      ON "t61"."respondent" = "t41"."respondent"
      AND "t61"."yyyymm" = "t41"."yyyymm"
      AND "t61"."taken" = "t41"."taken"
    INNER JOIN "t54" AS "t56"
      ON "t61"."respondent" = "t56"."respondent" AND "t61"."yyyymm" = "t56"."yyyymm"
  ) AS "t62"
  GROUP BY
    1,
    2,
    3
) AS "t63"
ORDER BY
  "t63"."indicator" ASC,
  "t63"."scope" ASC,
  "t63"."yyyymm" ASC
