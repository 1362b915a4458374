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
), "t31" AS (
  SELECT
    *
  FROM (
    SELECT
      "t20"."respondent",
      "t20"."yyyymm",
      'respondent:' || "t20"."respondent" AS "scope",
      "t20"."since" AS "joined",
      "t20"."now",
      "t20"."then",
      "t20"."opened",
      "t20"."opened_then"
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
        "t20"."yyyymm",
        "t20"."scope",
        "t20"."since" AS "joined",
        "t20"."now",
        "t20"."then",
        "t20"."opened",
        "t20"."opened_then"
      FROM "t19" AS "t20"
      WHERE
        "t20"."scope" IN ('park', 'city')
    ) AS "t22"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t28"."respondent",
        "t28"."yyyymm",
        "t28"."scope",
        "t27"."joined",
        "t28"."now" AND "t27"."also_now" AS "now",
        "t28"."then" AND "t27"."also_then" AS "then",
        "t28"."opened" AND "t27"."also_opened" AS "opened",
        "t28"."opened_then" AND "t27"."also_opened_then" AS "opened_then"
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
          "t20"."respondent",
          "t20"."yyyymm",
          "t20"."since" AS "joined",
          "t20"."now" AS "also_now",
          "t20"."then" AS "also_then",
          "t20"."opened" AS "also_opened",
          "t20"."opened_then" AS "also_opened_then"
        FROM "t19" AS "t20"
        WHERE
          "t20"."scope" IN ('park', 'city') AND "t20"."scope" = 'park'
      ) AS "t27"
        ON "t28"."respondent" = "t27"."respondent" AND "t28"."yyyymm" = "t27"."yyyymm"
    ) AS "t29"
  ) AS "t30"
), "t38" AS (
  SELECT
    "t37"."respondent",
    "t37"."scope"
  FROM (
    SELECT
      *
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
        '' AS "limits"
      FROM "t31" AS "t32"
    ) AS "t34"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t35"."respondent",
        "t35"."yyyymm",
        "t35"."scope",
        "t35"."joined",
        "t35"."now",
        "t35"."then",
        "t35"."opened",
        "t35"."opened_then",
        "t35"."limits"
      FROM (
        SELECT
          "t33"."respondent",
          "t33"."yyyymm",
          "t33"."scope",
          "t33"."joined",
          "t26"."limits",
          "t33"."now" AND "t26"."also_now" AS "now",
          "t33"."then" AND "t26"."also_then" AS "then",
          "t33"."opened" AND "t26"."also_opened" AS "opened",
          "t33"."opened_then" AND "t26"."also_opened_then" AS "opened_then"
        FROM "t31" AS "t33"
        INNER JOIN (
          SELECT
            "t20"."respondent",
            "t20"."yyyymm",
            "t20"."scope" AS "limits",
            "t20"."now" AS "also_now",
            "t20"."then" AS "also_then",
            "t20"."opened" AS "also_opened",
            "t20"."opened_then" AS "also_opened_then"
          FROM "t19" AS "t20"
          WHERE
            "t20"."scope" IN ('above_scale:yes')
        ) AS "t26"
          ON "t33"."respondent" = "t26"."respondent" AND "t33"."yyyymm" = "t26"."yyyymm"
      ) AS "t35"
    ) AS "t36"
  ) AS "t37"
  WHERE
    (
      "t37"."now" OR "t37"."then"
    ) AND "t37"."limits" = '' AND "t37"."now"
)
SELECT
  *
FROM (
  SELECT
    "t46"."indicator",
    "t46"."scope",
    COUNT(*) AS "expected",
    COUNT("t46"."gave") AS "reported"
  FROM (
    SELECT
      "t45"."indicator",
      "t45"."respondent",
      "t18"."gave",
      "t40"."scope"
    FROM (
      SELECT
        "t43"."indicator",
        "t43"."respondent",
        CASE "t43"."indicator"
          WHEN 'output_above_scale'
          THEN 'output'
          ELSE "t43"."indicator"
        END AS "taken"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t10"."indicator",
            "t41"."respondent"
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
          INNER JOIN "t38" AS "t41"
            ON "t10"."scope" = "t41"."scope"
          INNER JOIN (
            SELECT
              "t2"."respondent",
              "t2"."kind"
            FROM "respondents" AS "t2"
          ) AS "t5"
            ON "t41"."respondent" = "t5"."respondent" AND "t10"."kind" = "t5"."kind"
        ) AS "t42"
      ) AS "t43"
    ) AS "t45"
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
      ON "t45"."respondent" = "t18"."respondent" AND "t45"."taken" = "t18"."taken"
    INNER JOIN "t38" AS "t40"
      ON "t45"."respondent" = "t40"."respondent"
  ) AS "t46"
  GROUP BY
    1,
    2
) AS "t47"
ORDER BY
  "t47"."indicator" ASC,
  "t47"."scope" ASC
