WITH "t19" AS (
  SELECT
    "t15"."respondent",
    "t15"."scope",
    "t15"."yyyymm",
    BOOL_OR(
      CAST((
        "t15"."since" <= "t15"."yyyymm"
      ) AND (
        "t15"."until" >= "t15"."yyyymm"
      ) AS BOOLEAN)
    ) AS "now",
    BOOL_OR(
      CAST((
        "t15"."since" <= (
          "t15"."yyyymm" - 100
        )
      )
      AND (
        "t15"."until" >= (
          "t15"."yyyymm" - 100
        )
      ) AS BOOLEAN)
    ) AS "then",
    BOOL_OR(
      CAST((
        "t15"."since" <= (
          (
            "t15"."yyyymm" - (
              "t15"."yyyymm" % 100
            )
          ) - 88
        )
      )
      AND (
        "t15"."until" >= (
          (
            "t15"."yyyymm" - (
              "t15"."yyyymm" % 100
            )
          ) - 88
        )
      ) AS BOOLEAN)
    ) AS "opened",
    BOOL_OR(
      CAST((
        "t15"."since" <= (
          (
            (
              "t15"."yyyymm" - (
                "t15"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      )
      AND (
        "t15"."until" >= (
          (
            (
              "t15"."yyyymm" - (
                "t15"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      ) AS BOOLEAN)
    ) AS "opened_then",
    MAX("t15"."since") FILTER(WHERE
      (
        "t15"."since" <= "t15"."yyyymm"
      ) AND (
        "t15"."until" >= "t15"."yyyymm"
      )) AS "since"
  FROM (
    SELECT
      "t11"."respondent",
      "t11"."since",
      "t11"."until",
      "t11"."scope",
      "t14"."yyyymm"
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
            "t6"."ordinal"
          ) / (
            12
          )) AS BIGINT) * 100
        ) + (
          "t6"."ordinal" % 12
        ) + 1 AS INT) AS "yyyymm"
      FROM (
        SELECT
          UNNEST(RANGE(24296, 24297, 1)) AS "ordinal"
      ) AS "t6"
    ) AS "t14"
  ) AS "t15"
  GROUP BY
    1,
    2,
    3
), "t34" AS (
  SELECT
    *
  FROM (
    SELECT
      "t20"."respondent",
      'respondent:' || "t20"."respondent" AS "scope",
      "t20"."yyyymm",
      "t20"."now",
      "t20"."then",
      "t20"."opened",
      "t20"."opened_then",
      "t20"."since",
      "t20"."since" AS "joined"
    FROM "t19" AS "t20"
    WHERE
      "t20"."scope" IN ('park', 'city')
  ) AS "t21"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t20"."respondent",
        "t20"."scope",
        "t20"."yyyymm",
        "t20"."now",
        "t20"."then",
        "t20"."opened",
        "t20"."opened_then",
        "t20"."since",
        "t20"."since" AS "joined"
      FROM "t19" AS "t20"
      WHERE
        "t20"."scope" IN ('park', 'city')
    ) AS "t22"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t31"."respondent",
        "t31"."scope",
        "t31"."yyyymm",
        "t31"."now" AND "t31"."also_now" AS "now",
        "t31"."then" AND "t31"."also_then" AS "then",
        "t31"."opened" AND "t31"."also_opened" AS "opened",
        "t31"."opened_then" AND "t31"."also_opened_then" AS "opened_then",
        "t31"."since",
        "t31"."joined"
      FROM (
        SELECT
          "t30"."respondent",
          "t30"."scope",
          "t30"."yyyymm",
          "t30"."now",
          "t30"."then",
          "t30"."opened",
          "t30"."opened_then",
          "t30"."since",
          "t28"."joined",
          "t29"."also_now",
          "t29"."also_then",
          "t29"."also_opened",
          "t29"."also_opened_then"
        FROM (
          SELECT
            *
          FROM "t19" AS "t20"
          WHERE
            NOT (
              "t20"."scope" IN ('park', 'city')
            )
        ) AS "t30"
        INNER JOIN (
          SELECT
            "t20"."respondent",
            "t20"."yyyymm",
            "t20"."since" AS "joined"
          FROM "t19" AS "t20"
          WHERE
            "t20"."scope" IN ('park', 'city') AND "t20"."scope" = 'park'
        ) AS "t28"
          ON "t30"."respondent" = "t28"."respondent" AND "t30"."yyyymm" = "t28"."yyyymm"
        INNER JOIN (
          SELECT
            "t20"."respondent",
            "t20"."yyyymm",
            "t20"."now" AS "also_now",
            "t20"."then" AS "also_then",
            "t20"."opened" AS "also_opened",
            "t20"."opened_then" AS "also_opened_then"
          FROM "t19" AS "t20"
          WHERE
            "t20"."scope" IN ('park', 'city') AND "t20"."scope" = 'park'
        ) AS "t29"
          ON "t30"."respondent" = "t29"."respondent" AND "t30"."yyyymm" = "t29"."yyyymm"
      ) AS "t31"
    ) AS "t32"
  ) AS "t33"
), "t43" AS (
  SELECT
    "t42"."respondent",
    "t42"."scope"
  FROM (
    SELECT
      "t41".*
      EXCLUDE ("since")
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t35"."respondent",
            "t35"."scope",
            "t35"."yyyymm",
            "t35"."now",
            "t35"."then",
            "t35"."opened",
            "t35"."opened_then",
            "t35"."since",
            "t35"."joined",
            '' AS "limits"
          FROM "t34" AS "t35"
        ) AS "t37"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t38"."respondent",
            "t38"."scope",
            "t38"."yyyymm",
            "t38"."now" AND "t38"."also_now" AS "now",
            "t38"."then" AND "t38"."also_then" AS "then",
            "t38"."opened" AND "t38"."also_opened" AS "opened",
            "t38"."opened_then" AND "t38"."also_opened_then" AS "opened_then",
            "t38"."since",
            "t38"."joined",
            'above_scale:yes' AS "limits"
          FROM (
            SELECT
              "t36"."respondent",
              "t36"."scope",
              "t36"."yyyymm",
              "t36"."now",
              "t36"."then",
              "t36"."opened",
              "t36"."opened_then",
              "t36"."since",
              "t36"."joined",
              "t27"."also_now",
              "t27"."also_then",
              "t27"."also_opened",
              "t27"."also_opened_then"
            FROM "t34" AS "t36"
            INNER JOIN (
              SELECT
                "t20"."respondent",
                "t20"."yyyymm",
                "t20"."now" AS "also_now",
                "t20"."then" AS "also_then",
                "t20"."opened" AS "also_opened",
                "t20"."opened_then" AS "also_opened_then"
              FROM "t19" AS "t20"
              WHERE
                "t20"."scope" = 'above_scale:yes'
            ) AS "t27"
              ON "t36"."respondent" = "t27"."respondent" AND "t36"."yyyymm" = "t27"."yyyymm"
          ) AS "t38"
        ) AS "t39"
      ) AS "t40"
      WHERE
        "t40"."now" OR "t40"."then"
    ) AS "t41"
  ) AS "t42"
  WHERE
    "t42"."limits" = '' AND "t42"."now"
)
SELECT
  *
FROM (
  SELECT
    "t51"."indicator",
    "t51"."scope",
    COUNT(*) AS "expected",
    COUNT("t51"."gave") AS "reported"
  FROM (
    SELECT
      "t50"."indicator",
      "t50"."respondent",
      "t18"."gave",
      "t45"."scope"
    FROM (
      SELECT
        "t48"."indicator",
        "t48"."respondent",
        CASE "t48"."indicator"
          WHEN 'output_above_scale'
          THEN 'output'
          ELSE "t48"."indicator"
        END AS "taken"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t10"."indicator",
            "t46"."respondent"
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
          INNER JOIN "t43" AS "t46"
            ON "t10"."scope" = "t46"."scope"
          INNER JOIN (
            SELECT
              "t2"."respondent",
              "t2"."kind"
            FROM "respondents" AS "t2"
          ) AS "t5"
            ON "t46"."respondent" = "t5"."respondent" AND "t10"."kind" = "t5"."kind"
        ) AS "t47"
      ) AS "t48"
    ) AS "t50"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t16"."respondent",
        "t16"."indicator" AS "taken",
        "t16"."respondent" AS "gave"
      FROM (
        SELECT
          "t13"."indicator",
          "t13"."respondent",
          "t13"."part",
          "t13"."value",
          "t13"."previous",
          "t13"."ledger",
          "t13"."ledger_previous",
          "t13"."prior",
          "t13"."previous_prior",
          202409 AS "yyyymm",
          8 AS "before",
          COALESCE("t13"."prior", "t13"."ledger") AS "base",
          COALESCE("t13"."previous", CAST(CASE WHEN 8 = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))) AS "start",
          COALESCE(
            "t13"."previous_prior",
            "t13"."ledger_previous",
            CAST(CASE WHEN 8 = 0 THEN 0 ELSE NULL END AS DECIMAL(18, 4))
          ) AS "base_start"
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
            FROM "entries" AS "t1"
            WHERE
              "t1"."basis" = 'actual'
              AND "t1"."first" = CASE WHEN "t1"."indicator" IN ('staff') THEN "t1"."last" ELSE 1 END
              AND "t1"."year" IN (2023, 2024)
              AND "t1"."last" IN (8, 9)
          ) AS "t8"
          GROUP BY
            1,
            2,
            3
        ) AS "t13"
      ) AS "t16"
      WHERE
        "t16"."value" IS NOT NULL
    ) AS "t18"
      ON "t50"."respondent" = "t18"."respondent" AND "t50"."taken" = "t18"."taken"
    INNER JOIN "t43" AS "t45"
      ON "t50"."respondent" = "t45"."respondent"
  ) AS "t51"
  GROUP BY
    1,
    2
) AS "t52"
ORDER BY
  "t52"."indicator" ASC,
  "t52"."scope" ASC
