WITH "t13" AS (
  SELECT
    "t9"."respondent",
    "t9"."scope",
    "t9"."yyyymm",
    BOOL_OR(
      CAST((
        "t9"."since" <= "t9"."yyyymm"
      ) AND (
        "t9"."until" >= "t9"."yyyymm"
      ) AS BOOLEAN)
    ) AS "now",
    BOOL_OR(
      CAST((
        "t9"."since" <= (
          "t9"."yyyymm" - 100
        )
      )
      AND (
        "t9"."until" >= (
          "t9"."yyyymm" - 100
        )
      ) AS BOOLEAN)
    ) AS "then",
    BOOL_OR(
      CAST((
        "t9"."since" <= (
          (
            "t9"."yyyymm" - (
              "t9"."yyyymm" % 100
            )
          ) - 88
        )
      )
      AND (
        "t9"."until" >= (
          (
            "t9"."yyyymm" - (
              "t9"."yyyymm" % 100
            )
          ) - 88
        )
      ) AS BOOLEAN)
    ) AS "opened",
    BOOL_OR(
      CAST((
        "t9"."since" <= (
          (
            (
              "t9"."yyyymm" - (
                "t9"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      )
      AND (
        "t9"."until" >= (
          (
            (
              "t9"."yyyymm" - (
                "t9"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      ) AS BOOLEAN)
    ) AS "opened_then",
    MAX("t9"."since") FILTER(WHERE
      (
        "t9"."since" <= "t9"."yyyymm"
      ) AND (
        "t9"."until" >= "t9"."yyyymm"
      )) AS "since"
  FROM (
    SELECT
      "t5"."respondent",
      "t5"."since",
      "t5"."until",
      "t5"."scope",
      "t8"."yyyymm"
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
            "t2"."ordinal"
          ) / (
            12
          )) AS BIGINT) * 100
        ) + (
          "t2"."ordinal" % 12
        ) + 1 AS INT) AS "yyyymm"
      FROM (
        SELECT
          UNNEST(RANGE(24296, 24297, 1)) AS "ordinal"
      ) AS "t2"
    ) AS "t8"
  ) AS "t9"
  GROUP BY
    1,
    2,
    3
), "t26" AS (
  SELECT
    *
  FROM (
    SELECT
      "t14"."respondent",
      "t14"."scope",
      "t14"."yyyymm",
      "t14"."now",
      "t14"."then",
      "t14"."opened",
      "t14"."opened_then",
      "t14"."since",
      "t14"."since" AS "joined"
    FROM "t13" AS "t14"
    WHERE
      "t14"."scope" IN ('park', 'city')
  ) AS "t15"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t24"."respondent",
      "t24"."scope",
      "t24"."yyyymm",
      "t24"."now" AND "t24"."also_now" AS "now",
      "t24"."then" AND "t24"."also_then" AS "then",
      "t24"."opened" AND "t24"."also_opened" AS "opened",
      "t24"."opened_then" AND "t24"."also_opened_then" AS "opened_then",
      "t24"."since",
      "t24"."joined"
    FROM (
      SELECT
        "t23"."respondent",
        "t23"."scope",
        "t23"."yyyymm",
        "t23"."now",
        "t23"."then",
        "t23"."opened",
        "t23"."opened_then",
        "t23"."since",
        "t21"."joined",
        "t22"."also_now",
        "t22"."also_then",
        "t22"."also_opened",
        "t22"."also_opened_then"
      FROM (
        SELECT
          *
        FROM "t13" AS "t14"
        WHERE
          NOT (
            "t14"."scope" IN ('park', 'city')
          )
      ) AS "t23"
      INNER JOIN (
        SELECT
          "t14"."respondent",
          "t14"."yyyymm",
          "t14"."since" AS "joined"
        FROM "t13" AS "t14"
        WHERE
          "t14"."scope" IN ('park', 'city') AND "t14"."scope" = 'park'
      ) AS "t21"
        ON "t23"."respondent" = "t21"."respondent" AND "t23"."yyyymm" = "t21"."yyyymm"
      INNER JOIN (
        SELECT
          "t14"."respondent",
          "t14"."yyyymm",
          "t14"."now" AS "also_now",
          "t14"."then" AS "also_then",
          "t14"."opened" AS "also_opened",
          "t14"."opened_then" AS "also_opened_then"
        FROM "t13" AS "t14"
        WHERE
          "t14"."scope" IN ('park', 'city') AND "t14"."scope" = 'park'
      ) AS "t22"
        ON "t23"."respondent" = "t22"."respondent" AND "t23"."yyyymm" = "t22"."yyyymm"
    ) AS "t24"
  ) AS "t25"
)
SELECT
  *
FROM (
  SELECT
    "t37"."indicator",
    "t37"."limits",
    "t37"."scope",
    "t37"."yyyymm",
    SUM("t37"."value") AS "value",
    SUM("t37"."prior") AS "prior",
    SUM("t37"."prior_ledger") AS "prior_ledger",
    SUM("t37"."panel") AS "panel",
    SUM("t37"."panel_base") AS "panel_base",
    SUM("t37"."month") AS "month",
    SUM("t37"."month_prior") AS "month_prior",
    COUNT("t37"."value") AS "n_value",
    COUNT("t37"."prior") AS "n_prior",
    COUNT("t37"."month") AS "n_month",
    SUM(CAST("t37"."fell_back" AS INT)) AS "n_fell_back"
  FROM (
    SELECT
      "t36"."indicator",
      "t36"."limits",
      CASE WHEN "t36"."part" = '' THEN "t36"."scope" ELSE "t36"."part" END AS "scope",
      "t36"."respondent",
      "t36"."part",
      "t36"."yyyymm",
      CASE
        WHEN "t36"."now" AND (
          "t36"."value" IS NOT NULL
        )
        THEN "t36"."value"
        ELSE NULL
      END AS "value",
      CASE
        WHEN "t36"."now" AND (
          "t36"."value" IS NOT NULL
        )
        THEN "t36"."base"
        ELSE NULL
      END AS "prior",
      CASE WHEN "t36"."then" THEN "t36"."ledger" ELSE NULL END AS "prior_ledger",
      CASE
        WHEN "t36"."now"
        AND (
          "t36"."value" IS NOT NULL
        )
        AND "t36"."then"
        AND (
          "t36"."ledger" IS NOT NULL
        )
        THEN "t36"."value"
        ELSE NULL
      END AS "panel",
      CASE
        WHEN "t36"."now"
        AND (
          "t36"."value" IS NOT NULL
        )
        AND "t36"."then"
        AND (
          "t36"."ledger" IS NOT NULL
        )
        THEN "t36"."ledger"
        ELSE NULL
      END AS "panel_base",
      CASE
        WHEN "t36"."now" AND (
          "t36"."value" IS NOT NULL
        )
        THEN COALESCE(
          "t36"."moved",
          CASE
            WHEN "t36"."joined" > (
              (
                "t36"."yyyymm" - (
                  "t36"."yyyymm" % 100
                )
              ) + "t36"."before"
            )
            THEN "t36"."value"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month",
      CASE
        WHEN "t36"."now"
        AND (
          "t36"."value" IS NOT NULL
        )
        AND (
          COALESCE(
            "t36"."moved",
            CASE
              WHEN "t36"."joined" > (
                (
                  "t36"."yyyymm" - (
                    "t36"."yyyymm" % 100
                  )
                ) + "t36"."before"
              )
              THEN "t36"."value"
              ELSE NULL
            END
          ) IS NOT NULL
        )
        THEN COALESCE(
          "t36"."base_moved",
          CASE
            WHEN "t36"."joined" > (
              (
                "t36"."yyyymm" - (
                  "t36"."yyyymm" % 100
                )
              ) + "t36"."before"
            )
            THEN "t36"."base"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month_prior",
      "t36"."now"
      AND (
        "t36"."value" IS NOT NULL
      )
      AND (
        "t36"."prior" IS NULL
      )
      AND (
        "t36"."ledger" IS NOT NULL
      ) AS "fell_back"
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
        "t12"."base",
        "t12"."start",
        "t12"."base_start",
        "t12"."moved",
        "t12"."base_moved",
        "t35"."scope",
        "t35"."now",
        "t35"."then",
        "t35"."opened",
        "t35"."opened_then",
        "t35"."joined",
        "t35"."limits"
      FROM (
        SELECT
          "t10"."indicator",
          "t10"."respondent",
          "t10"."part",
          "t10"."value",
          "t10"."previous",
          "t10"."ledger",
          "t10"."ledger_previous",
          "t10"."prior",
          "t10"."previous_prior",
          "t10"."yyyymm",
          "t10"."before",
          "t10"."base",
          "t10"."start",
          "t10"."base_start",
          "t10"."value" - "t10"."start" AS "moved",
          "t10"."base" - "t10"."base_start" AS "base_moved"
        FROM (
          SELECT
            "t7"."indicator",
            "t7"."respondent",
            "t7"."part",
            "t7"."value",
            "t7"."previous",
            "t7"."ledger",
            "t7"."ledger_previous",
            "t7"."prior",
            "t7"."previous_prior",
            202409 AS "yyyymm",
            8 AS "before",
            COALESCE("t7"."prior", "t7"."ledger") AS "base",
            COALESCE("t7"."previous", CAST(CASE WHEN 8 = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))) AS "start",
            COALESCE(
              "t7"."previous_prior",
              "t7"."ledger_previous",
              CAST(CASE WHEN 8 = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
            ) AS "base_start"
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
              FROM "entries" AS "t0"
              WHERE
                "t0"."basis" = 'actual'
                AND "t0"."first" = CASE WHEN "t0"."indicator" IN ('staff') THEN "t0"."last" ELSE 1 END
                AND "t0"."year" IN (2023, 2024)
                AND "t0"."last" IN (8, 9)
            ) AS "t3"
            GROUP BY
              1,
              2,
              3
          ) AS "t7"
        ) AS "t10"
      ) AS "t12"
      INNER JOIN (
        SELECT
          "t33".*
          EXCLUDE ("since")
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t27"."respondent",
                "t27"."scope",
                "t27"."yyyymm",
                "t27"."now",
                "t27"."then",
                "t27"."opened",
                "t27"."opened_then",
                "t27"."since",
                "t27"."joined",
                '' AS "limits"
              FROM "t26" AS "t27"
            ) AS "t29"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t30"."respondent",
                "t30"."scope",
                "t30"."yyyymm",
                "t30"."now" AND "t30"."also_now" AS "now",
                "t30"."then" AND "t30"."also_then" AS "then",
                "t30"."opened" AND "t30"."also_opened" AS "opened",
                "t30"."opened_then" AND "t30"."also_opened_then" AS "opened_then",
                "t30"."since",
                "t30"."joined",
                'above_scale:yes' AS "limits"
              FROM (
                SELECT
                  "t28"."respondent",
                  "t28"."scope",
                  "t28"."yyyymm",
                  "t28"."now",
                  "t28"."then",
                  "t28"."opened",
                  "t28"."opened_then",
                  "t28"."since",
                  "t28"."joined",
                  "t20"."also_now",
                  "t20"."also_then",
                  "t20"."also_opened",
                  "t20"."also_opened_then"
                FROM "t26" AS "t28"
                INNER JOIN (
                  SELECT
                    "t14"."respondent",
                    "t14"."yyyymm",
                    "t14"."now" AS "also_now",
                    "t14"."then" AS "also_then",
                    "t14"."opened" AS "also_opened",
                    "t14"."opened_then" AS "also_opened_then"
                  FROM "t13" AS "t14"
                  WHERE
                    "t14"."scope" = 'above_scale:yes'
                ) AS "t20"
                  ON "t28"."respondent" = "t20"."respondent" AND "t28"."yyyymm" = "t20"."yyyymm"
              ) AS "t30"
            ) AS "t31"
          ) AS "t32"
          WHERE
            "t32"."now" OR "t32"."then"
        ) AS "t33"
      ) AS "t35"
        ON "t12"."respondent" = "t35"."respondent" AND "t12"."yyyymm" = "t35"."yyyymm"
    ) AS "t36"
    WHERE
      (
        (
          "t36"."part" = ''
        ) OR (
          "t36"."scope" = 'park'
        )
      )
      AND (
        (
          "t36"."limits" = ''
        )
        OR (
          (
            "t36"."limits" = 'above_scale:yes'
          ) AND "t36"."indicator" IN ('output')
        )
      )
  ) AS "t37"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t38"
ORDER BY
  "t38"."indicator" ASC,
  "t38"."limits" ASC,
  "t38"."scope" ASC,
  "t38"."yyyymm" ASC
