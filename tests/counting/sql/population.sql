WITH "t11" AS (
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
      "t7"."respondent",
      "t7"."since",
      "t7"."until",
      "t7"."scope",
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
    ) AS "t7"
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
), "t15" AS (
  SELECT
    "t13"."respondent",
    "t13"."scope",
    "t13"."yyyymm",
    "t13"."now",
    "t13"."then",
    "t13"."opened",
    "t13"."opened_then",
    "t13"."since",
    "t13"."since" AS "joined"
  FROM (
    SELECT
      *
    FROM "t11" AS "t12"
    WHERE
      "t12"."scope" IN ('park', 'city')
  ) AS "t13"
), "t22" AS (
  SELECT
    "t16"."respondent",
    "t16"."yyyymm",
    "t16"."scope",
    "t21"."joined",
    "t16"."now" AND "t21"."also_now" AS "now",
    "t16"."then" AND "t21"."also_then" AS "then",
    "t16"."opened" AND "t21"."also_opened" AS "opened",
    "t16"."opened_then" AND "t21"."also_opened_then" AS "opened_then"
  FROM (
    SELECT
      *
    FROM "t11" AS "t12"
    WHERE
      NOT (
        "t12"."scope" IN ('park', 'city')
      )
  ) AS "t16"
  INNER JOIN (
    SELECT
      "t19"."respondent",
      "t19"."yyyymm",
      "t19"."joined",
      "t19"."now" AS "also_now",
      "t19"."then" AS "also_then",
      "t19"."opened" AS "also_opened",
      "t19"."opened_then" AS "also_opened_then"
    FROM (
      SELECT
        *
      FROM "t15" AS "t17"
      WHERE
        "t17"."scope" = 'park'
    ) AS "t19"
  ) AS "t21"
    ON "t16"."respondent" = "t21"."respondent" AND "t16"."yyyymm" = "t21"."yyyymm"
), "t24" AS (
  SELECT
    *
  FROM (
    SELECT
      "t17"."respondent",
      "t17"."yyyymm",
      "t17"."scope",
      "t17"."joined",
      "t17"."now",
      "t17"."then",
      "t17"."opened",
      "t17"."opened_then"
    FROM "t15" AS "t17"
  ) AS "t18"
  UNION ALL
  SELECT
    *
  FROM "t22" AS "t23"
)
SELECT
  *
FROM (
  SELECT
    "t38"."limits",
    "t38"."scope",
    "t38"."yyyymm",
    SUM(CAST("t38"."now" AS INT)) AS "now",
    SUM(CAST("t38"."then" AS INT)) AS "then",
    SUM(CAST("t38"."now" AND NOT (
      "t38"."opened"
    ) AS INT)) AS "new",
    SUM(CAST("t38"."then" AND NOT (
      "t38"."opened_then"
    ) AS INT)) AS "new_then"
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
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t25"."respondent",
              "t25"."yyyymm",
              "t25"."scope",
              "t25"."joined",
              "t25"."now",
              "t25"."then",
              "t25"."opened",
              "t25"."opened_then",
              '' AS "limits"
            FROM "t24" AS "t25"
          ) AS "t28"
        ) AS "t30"
        UNION ALL
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
            "t33"."limits"
          FROM (
            SELECT
              "t26"."respondent",
              "t26"."yyyymm",
              "t26"."scope",
              "t26"."joined",
              "t32"."limits",
              "t26"."now" AND "t32"."also_now" AS "now",
              "t26"."then" AND "t32"."also_then" AS "then",
              "t26"."opened" AND "t32"."also_opened" AS "opened",
              "t26"."opened_then" AND "t32"."also_opened_then" AS "opened_then"
            FROM "t24" AS "t26"
            INNER JOIN (
              SELECT
                "t29"."respondent",
                "t29"."yyyymm",
                "t29"."limits",
                "t29"."now" AS "also_now",
                "t29"."then" AS "also_then",
                "t29"."opened" AS "also_opened",
                "t29"."opened_then" AS "also_opened_then"
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
                  "t27"."scope" AS "limits"
                FROM (
                  SELECT
                    *
                  FROM "t22" AS "t23"
                  WHERE
                    "t23"."scope" IN ('above_scale:yes')
                ) AS "t27"
              ) AS "t29"
            ) AS "t32"
              ON "t26"."respondent" = "t32"."respondent" AND "t26"."yyyymm" = "t32"."yyyymm"
          ) AS "t33"
        ) AS "t34"
      ) AS "t35"
      WHERE
        "t35"."now" OR "t35"."then"
    ) AS "t37"
    SEMI JOIN (
      SELECT
        "t2"."respondent"
      FROM (
        SELECT
          *
        FROM "respondents" AS "t0"
        WHERE
          "t0"."kind" IN ('enterprise', 'project')
      ) AS "t2"
    ) AS "t6"
      ON "t37"."respondent" = "t6"."respondent"
  ) AS "t38"
  GROUP BY
    1,
    2,
    3
) AS "t39"
ORDER BY
  "t39"."limits" ASC,
  "t39"."scope" ASC,
  "t39"."yyyymm" ASC
