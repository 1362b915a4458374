WITH "t13" AS (
  SELECT
    "t10"."respondent",
    "t10"."scope",
    "t10"."yyyymm",
    BOOL_OR(
      CAST((
        "t10"."since" <= "t10"."yyyymm"
      ) AND (
        "t10"."until" >= "t10"."yyyymm"
      ) AS BOOLEAN)
    ) AS "now",
    BOOL_OR(
      CAST((
        "t10"."since" <= (
          "t10"."yyyymm" - 100
        )
      )
      AND (
        "t10"."until" >= (
          "t10"."yyyymm" - 100
        )
      ) AS BOOLEAN)
    ) AS "then",
    BOOL_OR(
      CAST((
        "t10"."since" <= (
          (
            "t10"."yyyymm" - (
              "t10"."yyyymm" % 100
            )
          ) - 88
        )
      )
      AND (
        "t10"."until" >= (
          (
            "t10"."yyyymm" - (
              "t10"."yyyymm" % 100
            )
          ) - 88
        )
      ) AS BOOLEAN)
    ) AS "opened",
    BOOL_OR(
      CAST((
        "t10"."since" <= (
          (
            (
              "t10"."yyyymm" - (
                "t10"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      )
      AND (
        "t10"."until" >= (
          (
            (
              "t10"."yyyymm" - (
                "t10"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      ) AS BOOLEAN)
    ) AS "opened_then",
    MAX("t10"."since") FILTER(WHERE
      (
        "t10"."since" <= "t10"."yyyymm"
      ) AND (
        "t10"."until" >= "t10"."yyyymm"
      )) AS "since"
  FROM (
    SELECT
      "t5"."respondent",
      "t5"."since",
      "t5"."until",
      "t5"."scope",
      "t9"."yyyymm"
    FROM (
      SELECT
        "t1"."respondent",
        "t1"."since",
        "t1"."until",
        CASE
          WHEN "t1"."member" = ''
          THEN "t1"."dimension"
          ELSE "t1"."dimension" || ':' || "t1"."member"
        END AS "scope"
      FROM "members" AS "t1"
    ) AS "t5"
    CROSS JOIN (
      SELECT
        CAST((
          CAST(FLOOR((
            "t3"."ordinal"
          ) / (
            12
          )) AS BIGINT) * 100
        ) + (
          "t3"."ordinal" % 12
        ) + 1 AS INT) AS "yyyymm"
      FROM (
        SELECT
          UNNEST(RANGE(24296, 24297, 1)) AS "ordinal"
      ) AS "t3"
    ) AS "t9"
  ) AS "t10"
  GROUP BY
    1,
    2,
    3
), "t21" AS (
  SELECT
    "t17"."respondent",
    "t17"."scope",
    "t17"."yyyymm",
    "t17"."now",
    "t17"."then",
    "t17"."opened",
    "t17"."opened_then",
    "t17"."since",
    "t17"."since" AS "joined"
  FROM (
    SELECT
      *
    FROM "t13" AS "t14"
    WHERE
      "t14"."scope" IN ('park', 'city')
  ) AS "t17"
), "t32" AS (
  SELECT
    *
  FROM (
    SELECT
      "t24"."respondent",
      "t24"."yyyymm",
      "t24"."scope",
      "t24"."joined",
      "t24"."now",
      "t24"."then",
      "t24"."opened",
      "t24"."opened_then"
    FROM "t21" AS "t24"
  ) AS "t27"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t22"."respondent",
      "t22"."yyyymm",
      "t22"."scope",
      "t30"."joined",
      "t22"."now" AND "t30"."also_now" AS "now",
      "t22"."then" AND "t30"."also_then" AS "then",
      "t22"."opened" AND "t30"."also_opened" AS "opened",
      "t22"."opened_then" AND "t30"."also_opened_then" AS "opened_then"
    FROM (
      SELECT
        *
      FROM "t13" AS "t14"
      WHERE
        NOT (
          "t14"."scope" IN ('park', 'city')
        )
    ) AS "t22"
    INNER JOIN (
      SELECT
        "t28"."respondent",
        "t28"."yyyymm",
        "t28"."joined",
        "t28"."now" AS "also_now",
        "t28"."then" AS "also_then",
        "t28"."opened" AS "also_opened",
        "t28"."opened_then" AS "also_opened_then"
      FROM (
        SELECT
          *
        FROM "t21" AS "t24"
        WHERE
          "t24"."scope" = 'park'
      ) AS "t28"
    ) AS "t30"
      ON "t22"."respondent" = "t30"."respondent" AND "t22"."yyyymm" = "t30"."yyyymm"
  ) AS "t31"
)
SELECT
  *
FROM (
  SELECT
    "t46"."indicator",
    "t46"."limits",
    "t46"."scope",
    "t46"."yyyymm",
    SUM("t46"."value") AS "value",
    SUM("t46"."prior") AS "prior",
    SUM("t46"."prior_ledger") AS "prior_ledger",
    SUM("t46"."panel") AS "panel",
    SUM("t46"."panel_base") AS "panel_base",
    SUM("t46"."month") AS "month",
    SUM("t46"."month_prior") AS "month_prior",
    COUNT("t46"."value") AS "n_value",
    COUNT("t46"."prior") AS "n_prior",
    COUNT("t46"."month") AS "n_month",
    SUM(CAST("t46"."fell_back" AS INT)) AS "n_fell_back"
  FROM (
    SELECT
      "t45"."indicator",
      "t45"."limits",
      "t45"."scope",
      "t45"."respondent",
      "t45"."part",
      "t45"."yyyymm",
      CASE
        WHEN "t45"."now" AND (
          "t45"."value" IS NOT NULL
        )
        THEN "t45"."value"
        ELSE NULL
      END AS "value",
      CASE
        WHEN "t45"."now" AND (
          "t45"."value" IS NOT NULL
        )
        THEN "t45"."base"
        ELSE NULL
      END AS "prior",
      CASE WHEN "t45"."then" THEN "t45"."ledger" ELSE NULL END AS "prior_ledger",
      CASE
        WHEN "t45"."now"
        AND (
          "t45"."value" IS NOT NULL
        )
        AND "t45"."then"
        AND (
          "t45"."ledger" IS NOT NULL
        )
        THEN "t45"."value"
        ELSE NULL
      END AS "panel",
      CASE
        WHEN "t45"."now"
        AND (
          "t45"."value" IS NOT NULL
        )
        AND "t45"."then"
        AND (
          "t45"."ledger" IS NOT NULL
        )
        THEN "t45"."ledger"
        ELSE NULL
      END AS "panel_base",
      CASE
        WHEN "t45"."now" AND (
          "t45"."value" IS NOT NULL
        )
        THEN COALESCE(
          "t45"."moved",
          CASE
            WHEN "t45"."joined" > (
              (
                "t45"."yyyymm" - (
                  "t45"."yyyymm" % 100
                )
              ) + "t45"."before"
            )
            THEN "t45"."value"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month",
      CASE
        WHEN "t45"."now"
        AND (
          "t45"."value" IS NOT NULL
        )
        AND (
          COALESCE(
            "t45"."moved",
            CASE
              WHEN "t45"."joined" > (
                (
                  "t45"."yyyymm" - (
                    "t45"."yyyymm" % 100
                  )
                ) + "t45"."before"
              )
              THEN "t45"."value"
              ELSE NULL
            END
          ) IS NOT NULL
        )
        THEN COALESCE(
          "t45"."base_moved",
          CASE
            WHEN "t45"."joined" > (
              (
                "t45"."yyyymm" - (
                  "t45"."yyyymm" % 100
                )
              ) + "t45"."before"
            )
            THEN "t45"."base"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month_prior",
      "t45"."now"
      AND (
        "t45"."value" IS NOT NULL
      )
      AND (
        "t45"."prior" IS NULL
      )
      AND (
        "t45"."ledger" IS NOT NULL
      ) AS "fell_back"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t43"."indicator",
          "t43"."respondent",
          "t43"."part",
          "t43"."value",
          "t43"."previous",
          "t43"."ledger",
          "t43"."ledger_previous",
          "t43"."prior",
          "t43"."previous_prior",
          "t43"."yyyymm",
          "t43"."before",
          "t43"."base",
          "t43"."start",
          "t43"."base_start",
          "t43"."moved",
          "t43"."base_moved",
          CASE WHEN "t43"."part" = '' THEN "t43"."scope" ELSE "t43"."part" END AS "scope",
          "t43"."joined",
          "t43"."now",
          "t43"."then",
          "t43"."opened",
          "t43"."opened_then",
          "t43"."limits"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t23"."indicator",
              "t23"."respondent",
              "t23"."part",
              "t23"."value",
              "t23"."previous",
              "t23"."ledger",
              "t23"."ledger_previous",
              "t23"."prior",
              "t23"."previous_prior",
              "t23"."yyyymm",
              "t23"."before",
              "t23"."base",
              "t23"."start",
              "t23"."base_start",
              "t23"."moved",
              "t23"."base_moved",
              "t41"."scope",
              "t41"."joined",
              "t41"."now",
              "t41"."then",
              "t41"."opened",
              "t41"."opened_then",
              "t41"."limits"
            FROM (
              SELECT
                "t15"."indicator",
                "t15"."respondent",
                "t15"."part",
                "t15"."value",
                "t15"."previous",
                "t15"."ledger",
                "t15"."ledger_previous",
                "t15"."prior",
                "t15"."previous_prior",
                "t15"."yyyymm",
                "t15"."before",
                "t15"."base",
                "t15"."start",
                "t15"."base_start",
                "t15"."value" - "t15"."start" AS "moved",
                "t15"."base" - "t15"."base_start" AS "base_moved"
              FROM (
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
                  COALESCE("t12"."prior", "t12"."ledger") AS "base",
                  COALESCE(
                    "t12"."previous",
                    CAST(CASE WHEN "t12"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
                  ) AS "start",
                  COALESCE(
                    "t12"."previous_prior",
                    "t12"."ledger_previous",
                    CAST(CASE WHEN "t12"."before" = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
                  ) AS "base_start"
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
                    202409 AS "yyyymm",
                    8 AS "before"
                  FROM (
                    SELECT
                      "t8"."indicator",
                      "t8"."respondent",
                      "t8"."part",
                      MAX("t8"."value") FILTER(WHERE
                        (
                          "t8"."year" = 2024
                        ) AND (
                          "t8"."last" = 9
                        )) AS "value",
                      MAX("t8"."value") FILTER(WHERE
                        (
                          "t8"."year" = 2024
                        ) AND NOT (
                          "t8"."last" = 9
                        )) AS "previous",
                      MAX("t8"."value") FILTER(WHERE
                        NOT (
                          "t8"."year" = 2024
                        ) AND (
                          "t8"."last" = 9
                        )) AS "ledger",
                      MAX("t8"."value") FILTER(WHERE
                        NOT (
                          "t8"."year" = 2024
                        ) AND NOT (
                          "t8"."last" = 9
                        )) AS "ledger_previous",
                      MAX("t8"."prior") FILTER(WHERE
                        (
                          "t8"."year" = 2024
                        ) AND (
                          "t8"."last" = 9
                        )) AS "prior",
                      MAX("t8"."prior") FILTER(WHERE
                        (
                          "t8"."year" = 2024
                        ) AND NOT (
                          "t8"."last" = 9
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
                        ) AS "t2"
                        WHERE
                          "t2"."first" = CASE WHEN "t2"."indicator" IN ('staff') THEN "t2"."last" ELSE 1 END
                      ) AS "t6"
                      WHERE
                        "t6"."year" IN (2023, 2024) AND "t6"."last" IN (8, 9)
                    ) AS "t8"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t11"
                ) AS "t12"
              ) AS "t15"
            ) AS "t23"
            INNER JOIN (
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
                      "t33"."respondent",
                      "t33"."yyyymm",
                      "t33"."scope",
                      "t33"."joined",
                      "t33"."now",
                      "t33"."then",
                      "t33"."opened",
                      "t33"."opened_then",
                      '' AS "limits"
                    FROM "t32" AS "t33"
                  ) AS "t35"
                ) AS "t36"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t37"."respondent",
                    "t37"."yyyymm",
                    "t37"."scope",
                    "t37"."joined",
                    "t37"."now",
                    "t37"."then",
                    "t37"."opened",
                    "t37"."opened_then",
                    "t37"."limits"
                  FROM (
                    SELECT
                      "t34"."respondent",
                      "t34"."yyyymm",
                      "t34"."scope",
                      "t34"."joined",
                      "t26"."limits",
                      "t34"."now" AND "t26"."also_now" AS "now",
                      "t34"."then" AND "t26"."also_then" AS "then",
                      "t34"."opened" AND "t26"."also_opened" AS "opened",
                      "t34"."opened_then" AND "t26"."also_opened_then" AS "opened_then"
                    FROM "t32" AS "t34"
                    INNER JOIN (
                      SELECT
                        "t20"."respondent",
                        "t20"."yyyymm",
                        "t20"."limits",
                        "t20"."now" AS "also_now",
                        "t20"."then" AS "also_then",
                        "t20"."opened" AS "also_opened",
                        "t20"."opened_then" AS "also_opened_then"
                      FROM (
                        SELECT
                          "t16"."respondent",
                          "t16"."scope",
                          "t16"."yyyymm",
                          "t16"."now",
                          "t16"."then",
                          "t16"."opened",
                          "t16"."opened_then",
                          "t16"."since",
                          "t16"."scope" AS "limits"
                        FROM (
                          SELECT
                            *
                          FROM "t13" AS "t14"
                          WHERE
                            "t14"."scope" IN ('above_scale:yes')
                        ) AS "t16"
                      ) AS "t20"
                    ) AS "t26"
                      ON "t34"."respondent" = "t26"."respondent" AND "t34"."yyyymm" = "t26"."yyyymm"
                  ) AS "t37"
                ) AS "t38"
              ) AS "t39"
              WHERE
                "t39"."now" OR "t39"."then"
            ) AS "t41"
              ON "t23"."respondent" = "t41"."respondent" AND "t23"."yyyymm" = "t41"."yyyymm"
          ) AS "t42"
          WHERE
            (
              "t42"."part" = ''
            ) OR (
              "t42"."scope" = 'park'
            )
        ) AS "t43"
      ) AS "t44"
      WHERE
        (
          "t44"."limits" = ''
        )
        OR (
          (
            "t44"."limits" = 'above_scale:yes'
          ) AND "t44"."indicator" IN ('output')
        )
    ) AS "t45"
  ) AS "t46"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t47"
ORDER BY
  "t47"."indicator" ASC,
  "t47"."limits" ASC,
  "t47"."scope" ASC,
  "t47"."yyyymm" ASC
