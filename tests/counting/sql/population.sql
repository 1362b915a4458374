WITH "t10" AS (
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
      "t6"."respondent",
      "t6"."since",
      "t6"."until",
      "t6"."scope",
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
    ) AS "t6"
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
      "t11"."respondent",
      "t11"."scope",
      "t11"."yyyymm",
      "t11"."now",
      "t11"."then",
      "t11"."opened",
      "t11"."opened_then",
      "t11"."since",
      "t11"."since" AS "joined"
    FROM "t10" AS "t11"
    WHERE
      "t11"."scope" IN ('park', 'city')
  ) AS "t12"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t21"."respondent",
      "t21"."scope",
      "t21"."yyyymm",
      "t21"."now" AND "t21"."also_now" AS "now",
      "t21"."then" AND "t21"."also_then" AS "then",
      "t21"."opened" AND "t21"."also_opened" AS "opened",
      "t21"."opened_then" AND "t21"."also_opened_then" AS "opened_then",
      "t21"."since",
      "t21"."joined"
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
        "t18"."joined",
        "t19"."also_now",
        "t19"."also_then",
        "t19"."also_opened",
        "t19"."also_opened_then"
      FROM (
        SELECT
          *
        FROM "t10" AS "t11"
        WHERE
          NOT (
            "t11"."scope" IN ('park', 'city')
          )
      ) AS "t20"
      INNER JOIN (
        SELECT
          "t11"."respondent",
          "t11"."yyyymm",
          "t11"."since" AS "joined"
        FROM "t10" AS "t11"
        WHERE
          "t11"."scope" IN ('park', 'city') AND "t11"."scope" = 'park'
      ) AS "t18"
        ON "t20"."respondent" = "t18"."respondent" AND "t20"."yyyymm" = "t18"."yyyymm"
      INNER JOIN (
        SELECT
          "t11"."respondent",
          "t11"."yyyymm",
          "t11"."now" AS "also_now",
          "t11"."then" AS "also_then",
          "t11"."opened" AS "also_opened",
          "t11"."opened_then" AS "also_opened_then"
        FROM "t10" AS "t11"
        WHERE
          "t11"."scope" IN ('park', 'city') AND "t11"."scope" = 'park'
      ) AS "t19"
        ON "t20"."respondent" = "t19"."respondent" AND "t20"."yyyymm" = "t19"."yyyymm"
    ) AS "t21"
  ) AS "t22"
)
SELECT
  *
FROM (
  SELECT
    "t33"."limits",
    "t33"."scope",
    "t33"."yyyymm",
    SUM(CAST("t33"."now" AS INT)) AS "now",
    SUM(CAST("t33"."then" AS INT)) AS "then",
    SUM(CAST("t33"."now" AND NOT (
      "t33"."opened"
    ) AS INT)) AS "new",
    SUM(CAST("t33"."then" AND NOT (
      "t33"."opened_then"
    ) AS INT)) AS "new_then"
  FROM (
    SELECT
      "t32"."respondent",
      "t32"."scope",
      "t32"."yyyymm",
      "t32"."now",
      "t32"."then",
      "t32"."opened",
      "t32"."opened_then",
      "t32"."joined",
      "t32"."limits"
    FROM (
      SELECT
        "t30".*
        EXCLUDE ("since")
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t24"."respondent",
              "t24"."scope",
              "t24"."yyyymm",
              "t24"."now",
              "t24"."then",
              "t24"."opened",
              "t24"."opened_then",
              "t24"."since",
              "t24"."joined",
              '' AS "limits"
            FROM "t23" AS "t24"
          ) AS "t26"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t27"."respondent",
              "t27"."scope",
              "t27"."yyyymm",
              "t27"."now" AND "t27"."also_now" AS "now",
              "t27"."then" AND "t27"."also_then" AS "then",
              "t27"."opened" AND "t27"."also_opened" AS "opened",
              "t27"."opened_then" AND "t27"."also_opened_then" AS "opened_then",
              "t27"."since",
              "t27"."joined",
              'above_scale:yes' AS "limits"
            FROM (
              SELECT
                "t25"."respondent",
                "t25"."scope",
                "t25"."yyyymm",
                "t25"."now",
                "t25"."then",
                "t25"."opened",
                "t25"."opened_then",
                "t25"."since",
                "t25"."joined",
                "t17"."also_now",
                "t17"."also_then",
                "t17"."also_opened",
                "t17"."also_opened_then"
              FROM "t23" AS "t25"
              INNER JOIN (
                SELECT
                  "t11"."respondent",
                  "t11"."yyyymm",
                  "t11"."now" AS "also_now",
                  "t11"."then" AS "also_then",
                  "t11"."opened" AS "also_opened",
                  "t11"."opened_then" AS "also_opened_then"
                FROM "t10" AS "t11"
                WHERE
                  "t11"."scope" = 'above_scale:yes'
              ) AS "t17"
                ON "t25"."respondent" = "t17"."respondent" AND "t25"."yyyymm" = "t17"."yyyymm"
            ) AS "t27"
          ) AS "t28"
        ) AS "t29"
        WHERE
          "t29"."now" OR "t29"."then"
      ) AS "t30"
    ) AS "t32"
    SEMI JOIN (
      SELECT
        "t0"."respondent"
      FROM "respondents" AS "t0"
      WHERE
        "t0"."kind" IN ('enterprise', 'project')
    ) AS "t4"
      ON "t32"."respondent" = "t4"."respondent"
  ) AS "t33"
  GROUP BY
    1,
    2,
    3
) AS "t34"
ORDER BY
  "t34"."limits" ASC,
  "t34"."scope" ASC,
  "t34"."yyyymm" ASC
