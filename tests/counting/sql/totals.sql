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
), "t23" AS (
  SELECT
    *
  FROM (
    SELECT
      "t14"."respondent",
      "t14"."yyyymm",
      "t14"."scope",
      "t14"."since" AS "joined",
      "t14"."now",
      "t14"."then",
      "t14"."opened",
      "t14"."opened_then"
    FROM "t13" AS "t14"
    WHERE
      "t14"."scope" IN ('park', 'city')
  ) AS "t15"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t21"."respondent",
      "t21"."yyyymm",
      "t21"."scope",
      "t20"."joined",
      "t21"."now" AND "t20"."also_now" AS "now",
      "t21"."then" AND "t20"."also_then" AS "then",
      "t21"."opened" AND "t20"."also_opened" AS "opened",
      "t21"."opened_then" AND "t20"."also_opened_then" AS "opened_then"
    FROM (
      SELECT
        *
      FROM "t13" AS "t14"
      WHERE
        NOT (
          "t14"."scope" IN ('park', 'city')
        )
    ) AS "t21"
    INNER JOIN (
      SELECT
        "t14"."respondent",
        "t14"."yyyymm",
        "t14"."since" AS "joined",
        "t14"."now" AS "also_now",
        "t14"."then" AS "also_then",
        "t14"."opened" AS "also_opened",
        "t14"."opened_then" AS "also_opened_then"
      FROM "t13" AS "t14"
      WHERE
        "t14"."scope" IN ('park', 'city') AND "t14"."scope" = 'park'
    ) AS "t20"
      ON "t21"."respondent" = "t20"."respondent" AND "t21"."yyyymm" = "t20"."yyyymm"
  ) AS "t22"
)
SELECT
  *
FROM (
  SELECT
    "t33"."indicator",
    "t33"."limits",
    "t33"."scope",
    "t33"."yyyymm",
    SUM("t33"."value") AS "value",
    SUM("t33"."prior") AS "prior",
    SUM("t33"."prior_ledger") AS "prior_ledger",
    SUM("t33"."panel") AS "panel",
    SUM("t33"."panel_base") AS "panel_base",
    SUM("t33"."month") AS "month",
    SUM("t33"."month_prior") AS "month_prior",
    COUNT("t33"."value") AS "n_value",
    COUNT("t33"."prior") AS "n_prior",
    COUNT("t33"."month") AS "n_month",
    SUM(CAST("t33"."fell_back" AS INT)) AS "n_fell_back"
  FROM (
    SELECT
      "t32"."indicator",
      "t32"."limits",
      CASE WHEN "t32"."part" = '' THEN "t32"."scope" ELSE "t32"."part" END AS "scope",
      "t32"."respondent",
      "t32"."part",
      "t32"."yyyymm",
      CASE
        WHEN "t32"."now" AND (
          "t32"."value" IS NOT NULL
        )
        THEN "t32"."value"
        ELSE NULL
      END AS "value",
      CASE
        WHEN "t32"."now" AND (
          "t32"."value" IS NOT NULL
        )
        THEN "t32"."base"
        ELSE NULL
      END AS "prior",
      CASE WHEN "t32"."then" THEN "t32"."ledger" ELSE NULL END AS "prior_ledger",
      CASE
        WHEN "t32"."now"
        AND (
          "t32"."value" IS NOT NULL
        )
        AND "t32"."then"
        AND (
          "t32"."ledger" IS NOT NULL
        )
        THEN "t32"."value"
        ELSE NULL
      END AS "panel",
      CASE
        WHEN "t32"."now"
        AND (
          "t32"."value" IS NOT NULL
        )
        AND "t32"."then"
        AND (
          "t32"."ledger" IS NOT NULL
        )
        THEN "t32"."ledger"
        ELSE NULL
      END AS "panel_base",
      CASE
        WHEN "t32"."now" AND (
          "t32"."value" IS NOT NULL
        )
        THEN COALESCE(
          "t32"."moved",
          CASE
            WHEN "t32"."joined" > (
              (
                "t32"."yyyymm" - (
                  "t32"."yyyymm" % 100
                )
              ) + "t32"."before"
            )
            THEN "t32"."value"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month",
      CASE
        WHEN "t32"."now"
        AND (
          "t32"."value" IS NOT NULL
        )
        AND (
          COALESCE(
            "t32"."moved",
            CASE
              WHEN "t32"."joined" > (
                (
                  "t32"."yyyymm" - (
                    "t32"."yyyymm" % 100
                  )
                ) + "t32"."before"
              )
              THEN "t32"."value"
              ELSE NULL
            END
          ) IS NOT NULL
        )
        THEN COALESCE(
          "t32"."base_moved",
          CASE
            WHEN "t32"."joined" > (
              (
                "t32"."yyyymm" - (
                  "t32"."yyyymm" % 100
                )
              ) + "t32"."before"
            )
            THEN "t32"."base"
            ELSE NULL
          END
        )
        ELSE NULL
      END AS "month_prior",
      "t32"."now"
      AND (
        "t32"."value" IS NOT NULL
      )
      AND (
        "t32"."prior" IS NULL
      )
      AND (
        "t32"."ledger" IS NOT NULL
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
        "t31"."scope",
        "t31"."joined",
        "t31"."now",
        "t31"."then",
        "t31"."opened",
        "t31"."opened_then",
        "t31"."limits"
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
          *
        FROM (
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
              "t24"."opened_then",
              '' AS "limits"
            FROM "t23" AS "t24"
          ) AS "t26"
          UNION ALL
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
              "t27"."opened_then",
              "t27"."limits"
            FROM (
              SELECT
                "t25"."respondent",
                "t25"."yyyymm",
                "t25"."scope",
                "t25"."joined",
                "t19"."limits",
                "t25"."now" AND "t19"."also_now" AS "now",
                "t25"."then" AND "t19"."also_then" AS "then",
                "t25"."opened" AND "t19"."also_opened" AS "opened",
                "t25"."opened_then" AND "t19"."also_opened_then" AS "opened_then"
              FROM "t23" AS "t25"
              INNER JOIN (
                SELECT
                  "t14"."respondent",
                  "t14"."yyyymm",
                  "t14"."scope" AS "limits",
                  "t14"."now" AS "also_now",
                  "t14"."then" AS "also_then",
                  "t14"."opened" AS "also_opened",
                  "t14"."opened_then" AS "also_opened_then"
                FROM "t13" AS "t14"
                WHERE
                  "t14"."scope" IN ('above_scale:yes')
              ) AS "t19"
                ON "t25"."respondent" = "t19"."respondent" AND "t25"."yyyymm" = "t19"."yyyymm"
            ) AS "t27"
          ) AS "t28"
        ) AS "t29"
        WHERE
          "t29"."now" OR "t29"."then"
      ) AS "t31"
        ON "t12"."respondent" = "t31"."respondent" AND "t12"."yyyymm" = "t31"."yyyymm"
    ) AS "t32"
    WHERE
      (
        (
          "t32"."part" = ''
        ) OR (
          "t32"."scope" = 'park'
        )
      )
      AND (
        (
          "t32"."limits" = ''
        )
        OR (
          (
            "t32"."limits" = 'above_scale:yes'
          ) AND "t32"."indicator" IN ('output')
        )
      )
  ) AS "t33"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t34"
ORDER BY
  "t34"."indicator" ASC,
  "t34"."limits" ASC,
  "t34"."scope" ASC,
  "t34"."yyyymm" ASC
