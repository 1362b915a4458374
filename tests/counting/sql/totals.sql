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
), "t19" AS (
  SELECT
    "t16"."respondent",
    "t16"."scope",
    "t16"."yyyymm",
    "t16"."now",
    "t16"."then",
    "t16"."opened",
    "t16"."opened_then",
    "t16"."since",
    "t16"."since" AS "joined"
  FROM (
    SELECT
      *
    FROM "t13" AS "t14"
    WHERE
      "t14"."scope" IN ('park', 'city')
  ) AS "t16"
), "t27" AS (
  SELECT
    "t20"."respondent",
    "t20"."yyyymm",
    "t20"."scope",
    "t26"."joined",
    "t20"."now" AND "t26"."also_now" AS "now",
    "t20"."then" AND "t26"."also_then" AS "then",
    "t20"."opened" AND "t26"."also_opened" AS "opened",
    "t20"."opened_then" AND "t26"."also_opened_then" AS "opened_then"
  FROM (
    SELECT
      *
    FROM "t13" AS "t14"
    WHERE
      NOT (
        "t14"."scope" IN ('park', 'city')
      )
  ) AS "t20"
  INNER JOIN (
    SELECT
      "t24"."respondent",
      "t24"."yyyymm",
      "t24"."joined",
      "t24"."now" AS "also_now",
      "t24"."then" AS "also_then",
      "t24"."opened" AS "also_opened",
      "t24"."opened_then" AS "also_opened_then"
    FROM (
      SELECT
        *
      FROM "t19" AS "t22"
      WHERE
        "t22"."scope" = 'park'
    ) AS "t24"
  ) AS "t26"
    ON "t20"."respondent" = "t26"."respondent" AND "t20"."yyyymm" = "t26"."yyyymm"
), "t29" AS (
  SELECT
    *
  FROM (
    SELECT
      "t22"."respondent",
      "t22"."yyyymm",
      "t22"."scope",
      "t22"."joined",
      "t22"."now",
      "t22"."then",
      "t22"."opened",
      "t22"."opened_then"
    FROM "t19" AS "t22"
  ) AS "t23"
  UNION ALL
  SELECT
    *
  FROM "t27" AS "t28"
)
SELECT
  *
FROM (
  SELECT
    "t47"."indicator",
    "t47"."limits",
    "t47"."scope",
    "t47"."yyyymm",
    SUM("t47"."value") AS "value",
    SUM("t47"."prior") AS "prior",
    SUM("t47"."prior_ledger") AS "prior_ledger",
    SUM("t47"."panel") AS "panel",
    SUM("t47"."panel_base") AS "panel_base",
    SUM("t47"."month") AS "month",
    SUM("t47"."month_prior") AS "month_prior",
    COUNT("t47"."value") AS "n_value",
    COUNT("t47"."prior") AS "n_prior",
    COUNT("t47"."month") AS "n_month",
    SUM(CAST("t47"."fell_back" AS INT)) AS "n_fell_back"
  FROM (
    SELECT
      "t46"."indicator",
      "t46"."limits",
      "t46"."scope",
      "t46"."respondent",
      "t46"."part",
      "t46"."yyyymm",
      CASE
        WHEN "t46"."now" AND (
          "t46"."value" IS NOT NULL
        )
        THEN "t46"."value"
        ELSE NULL
      END AS "value",
      CASE
        WHEN "t46"."now" AND (
          "t46"."value" IS NOT NULL
        )
        THEN "t46"."base"
        ELSE NULL
      END AS "prior",
      CASE WHEN "t46"."then" THEN "t46"."ledger" ELSE NULL END AS "prior_ledger",
      CASE
        WHEN "t46"."now"
        AND (
          "t46"."value" IS NOT NULL
        )
        AND "t46"."then"
        AND (
          "t46"."ledger" IS NOT NULL
        )
        THEN "t46"."value"
        ELSE NULL
      END AS "panel",
      CASE
        WHEN "t46"."now"
        AND (
          "t46"."value" IS NOT NULL
        )
        AND "t46"."then"
        AND (
          "t46"."ledger" IS NOT NULL
        )
        THEN "t46"."ledger"
        ELSE NULL
      END AS "panel_base",
      CASE
        WHEN "t46"."now" AND (
          "t46"."value" IS NOT NULL
        )
        THEN COALESCE(
          "t46"."moved",
          CASE
            WHEN "t46"."joined" > (
              (
                "t46"."yyyymm" - (
                  "t46"."yyyymm" % 100
                )
              ) + "t46"."before"
            )
            THEN "t46"."value"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month",
      CASE
        WHEN "t46"."now"
        AND (
          "t46"."value" IS NOT NULL
        )
        AND (
          COALESCE(
            "t46"."moved",
            CASE
              WHEN "t46"."joined" > (
                (
                  "t46"."yyyymm" - (
                    "t46"."yyyymm" % 100
                  )
                ) + "t46"."before"
              )
              THEN "t46"."value"
              ELSE NULL
            END
          ) IS NOT NULL
        )
        THEN COALESCE(
          "t46"."base_moved",
          CASE
            WHEN "t46"."joined" > (
              (
                "t46"."yyyymm" - (
                  "t46"."yyyymm" % 100
                )
              ) + "t46"."before"
            )
            THEN "t46"."base"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month_prior",
      "t46"."now"
      AND (
        "t46"."value" IS NOT NULL
      )
      AND (
        "t46"."prior" IS NULL
      )
      AND (
        "t46"."ledger" IS NOT NULL
      ) AS "fell_back"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t44"."indicator",
          "t44"."respondent",
          "t44"."part",
          "t44"."value",
          "t44"."previous",
          "t44"."ledger",
          "t44"."ledger_previous",
          "t44"."prior",
          "t44"."previous_prior",
          "t44"."yyyymm",
          "t44"."before",
          "t44"."base",
          "t44"."start",
          "t44"."base_start",
          "t44"."moved",
          "t44"."base_moved",
          CASE WHEN "t44"."part" = '' THEN "t44"."scope" ELSE "t44"."part" END AS "scope",
          "t44"."joined",
          "t44"."now",
          "t44"."then",
          "t44"."opened",
          "t44"."opened_then",
          "t44"."limits"
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
              "t21"."moved",
              "t21"."base_moved",
              "t42"."scope",
              "t42"."joined",
              "t42"."now",
              "t42"."then",
              "t42"."opened",
              "t42"."opened_then",
              "t42"."limits"
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
            ) AS "t21"
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
                      "t30"."respondent",
                      "t30"."yyyymm",
                      "t30"."scope",
                      "t30"."joined",
                      "t30"."now",
                      "t30"."then",
                      "t30"."opened",
                      "t30"."opened_then",
                      '' AS "limits"
                    FROM "t29" AS "t30"
                  ) AS "t33"
                ) AS "t35"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t38"."respondent",
                    "t38"."yyyymm",
                    "t38"."scope",
                    "t38"."joined",
                    "t38"."now",
                    "t38"."then",
                    "t38"."opened",
                    "t38"."opened_then",
                    "t38"."limits"
                  FROM (
                    SELECT
                      "t31"."respondent",
                      "t31"."yyyymm",
                      "t31"."scope",
                      "t31"."joined",
                      "t37"."limits",
                      "t31"."now" AND "t37"."also_now" AS "now",
                      "t31"."then" AND "t37"."also_then" AS "then",
                      "t31"."opened" AND "t37"."also_opened" AS "opened",
                      "t31"."opened_then" AND "t37"."also_opened_then" AS "opened_then"
                    FROM "t29" AS "t31"
                    INNER JOIN (
                      SELECT
                        "t34"."respondent",
                        "t34"."yyyymm",
                        "t34"."limits",
                        "t34"."now" AS "also_now",
                        "t34"."then" AS "also_then",
                        "t34"."opened" AS "also_opened",
                        "t34"."opened_then" AS "also_opened_then"
                      FROM (
                        SELECT
                          "t32"."respondent",
                          "t32"."yyyymm",
                          "t32"."scope",
                          "t32"."joined",
                          "t32"."now",
                          "t32"."then",
                          "t32"."opened",
                          "t32"."opened_then",
                          "t32"."scope" AS "limits"
                        FROM (
                          SELECT
                            *
                          FROM "t27" AS "t28"
                          WHERE
                            "t28"."scope" IN ('above_scale:yes')
                        ) AS "t32"
                      ) AS "t34"
                    ) AS "t37"
                      ON "t31"."respondent" = "t37"."respondent" AND "t31"."yyyymm" = "t37"."yyyymm"
                  ) AS "t38"
                ) AS "t39"
              ) AS "t40"
              WHERE
                "t40"."now" OR "t40"."then"
            ) AS "t42"
              ON "t21"."respondent" = "t42"."respondent" AND "t21"."yyyymm" = "t42"."yyyymm"
          ) AS "t43"
          WHERE
            (
              "t43"."part" = ''
            ) OR (
              "t43"."scope" = 'park'
            )
        ) AS "t44"
      ) AS "t45"
      WHERE
        (
          "t45"."limits" = ''
        )
        OR (
          (
            "t45"."limits" = 'above_scale:yes'
          ) AND "t45"."indicator" IN ('output')
        )
    ) AS "t46"
  ) AS "t47"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t48"
ORDER BY
  "t48"."indicator" ASC,
  "t48"."limits" ASC,
  "t48"."scope" ASC,
  "t48"."yyyymm" ASC
