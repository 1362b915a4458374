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
), "t25" AS (
  SELECT
    "t22"."respondent",
    "t22"."scope",
    "t22"."yyyymm",
    "t22"."now",
    "t22"."then",
    "t22"."opened",
    "t22"."opened_then",
    "t22"."since",
    "t22"."since" AS "joined"
  FROM (
    SELECT
      *
    FROM "t19" AS "t20"
    WHERE
      "t20"."scope" IN ('park', 'city')
  ) AS "t22"
), "t38" AS (
  SELECT
    "t26"."respondent",
    "t26"."yyyymm",
    "t26"."scope",
    "t36"."joined",
    "t26"."now" AND "t36"."also_now" AS "now",
    "t26"."then" AND "t36"."also_then" AS "then",
    "t26"."opened" AND "t36"."also_opened" AS "opened",
    "t26"."opened_then" AND "t36"."also_opened_then" AS "opened_then"
  FROM (
    SELECT
      *
    FROM "t19" AS "t20"
    WHERE
      NOT (
        "t20"."scope" IN ('park', 'city')
      )
  ) AS "t26"
  INNER JOIN (
    SELECT
      "t31"."respondent",
      "t31"."yyyymm",
      "t31"."joined",
      "t31"."now" AS "also_now",
      "t31"."then" AS "also_then",
      "t31"."opened" AS "also_opened",
      "t31"."opened_then" AS "also_opened_then"
    FROM (
      SELECT
        *
      FROM "t25" AS "t27"
      WHERE
        "t27"."scope" = 'park'
    ) AS "t31"
  ) AS "t36"
    ON "t26"."respondent" = "t36"."respondent" AND "t26"."yyyymm" = "t36"."yyyymm"
), "t41" AS (
  SELECT
    *
  FROM (
    SELECT
      "t30"."respondent",
      "t30"."yyyymm",
      "t30"."scope",
      "t30"."joined",
      "t30"."now",
      "t30"."then",
      "t30"."opened",
      "t30"."opened_then"
    FROM (
      SELECT
        "t27"."respondent",
        'respondent:' || "t27"."respondent" AS "scope",
        "t27"."yyyymm",
        "t27"."now",
        "t27"."then",
        "t27"."opened",
        "t27"."opened_then",
        "t27"."since",
        "t27"."joined"
      FROM "t25" AS "t27"
    ) AS "t30"
  ) AS "t33"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t27"."respondent",
        "t27"."yyyymm",
        "t27"."scope",
        "t27"."joined",
        "t27"."now",
        "t27"."then",
        "t27"."opened",
        "t27"."opened_then"
      FROM "t25" AS "t27"
    ) AS "t29"
    UNION ALL
    SELECT
      *
    FROM "t38" AS "t39"
  ) AS "t40"
), "t55" AS (
  SELECT
    "t54"."respondent",
    "t54"."yyyymm",
    "t54"."scope"
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
              "t42"."respondent",
              "t42"."yyyymm",
              "t42"."scope",
              "t42"."joined",
              "t42"."now",
              "t42"."then",
              "t42"."opened",
              "t42"."opened_then",
              '' AS "limits"
            FROM "t41" AS "t42"
          ) AS "t45"
        ) AS "t47"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t50"."respondent",
            "t50"."yyyymm",
            "t50"."scope",
            "t50"."joined",
            "t50"."now",
            "t50"."then",
            "t50"."opened",
            "t50"."opened_then",
            "t50"."limits"
          FROM (
            SELECT
              "t44"."respondent",
              "t44"."yyyymm",
              "t44"."scope",
              "t44"."joined",
              "t49"."limits",
              "t44"."now" AND "t49"."also_now" AS "now",
              "t44"."then" AND "t49"."also_then" AS "then",
              "t44"."opened" AND "t49"."also_opened" AS "opened",
              "t44"."opened_then" AND "t49"."also_opened_then" AS "opened_then"
            FROM "t41" AS "t44"
            INNER JOIN (
              SELECT
                "t46"."respondent",
                "t46"."yyyymm",
                "t46"."limits",
                "t46"."now" AS "also_now",
                "t46"."then" AS "also_then",
                "t46"."opened" AS "also_opened",
                "t46"."opened_then" AS "also_opened_then"
              FROM (
                SELECT
                  "t43"."respondent",
                  "t43"."yyyymm",
                  "t43"."scope",
                  "t43"."joined",
                  "t43"."now",
                  "t43"."then",
                  "t43"."opened",
                  "t43"."opened_then",
                  "t43"."scope" AS "limits"
                FROM (
                  SELECT
                    *
                  FROM "t38" AS "t39"
                  WHERE
                    "t39"."scope" IN ('above_scale:yes')
                ) AS "t43"
              ) AS "t46"
            ) AS "t49"
              ON "t44"."respondent" = "t49"."respondent" AND "t44"."yyyymm" = "t49"."yyyymm"
          ) AS "t50"
        ) AS "t51"
      ) AS "t52"
      WHERE
        "t52"."now" OR "t52"."then"
    ) AS "t53"
    WHERE
      "t53"."limits" = '' AND "t53"."now"
  ) AS "t54"
)
SELECT
  *
FROM (
  SELECT
    "t63"."indicator",
    "t63"."scope",
    "t63"."yyyymm",
    COUNT(*) AS "expected",
    COUNT("t63"."gave") AS "reported"
  FROM (
    SELECT
      "t62"."indicator",
      "t62"."respondent",
      "t62"."yyyymm",
      "t37"."gave",
      "t57"."scope"
    FROM (
      SELECT
        "t60"."indicator",
        "t60"."respondent",
        "t60"."yyyymm",
        CASE "t60"."indicator"
          WHEN 'output_above_scale'
          THEN 'output'
          ELSE "t60"."indicator"
        END AS "taken"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t10"."indicator",
            "t58"."respondent",
            "t58"."yyyymm"
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
          INNER JOIN "t55" AS "t58"
            ON "t10"."scope" = "t58"."scope"
          INNER JOIN (
            SELECT
              "t1"."respondent",
              "t1"."kind"
            FROM "respondents" AS "t1"
          ) AS "t5"
            ON "t58"."respondent" = "t5"."respondent" AND "t10"."kind" = "t5"."kind"
        ) AS "t59"
      ) AS "t60"
    ) AS "t62"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          "t28"."respondent",
          "t28"."yyyymm",
          "t28"."indicator" AS "taken",
          "t28"."respondent" AS "gave"
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
          ) AS "t24"
          WHERE
            "t24"."value" IS NOT NULL
        ) AS "t28"
      ) AS "t32"
    ) AS "t37"
      ON "t62"."respondent" = "t37"."respondent"
      AND "t62"."yyyymm" = "t37"."yyyymm"
      AND "t62"."taken" = "t37"."taken"
    INNER JOIN "t55" AS "t57"
      ON "t62"."respondent" = "t57"."respondent" AND "t62"."yyyymm" = "t57"."yyyymm"
  ) AS "t63"
  GROUP BY
    1,
    2,
    3
) AS "t64"
ORDER BY
  "t64"."indicator" ASC,
  "t64"."scope" ASC,
  "t64"."yyyymm" ASC
