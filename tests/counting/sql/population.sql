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
), "t17" AS (
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
  FROM (
    SELECT
      *
    FROM "t11" AS "t12"
    WHERE
      "t12"."scope" IN ('park', 'city')
  ) AS "t14"
), "t27" AS (
  SELECT
    *
  FROM (
    SELECT
      "t19"."respondent",
      "t19"."yyyymm",
      "t19"."scope",
      "t19"."joined",
      "t19"."now",
      "t19"."then",
      "t19"."opened",
      "t19"."opened_then"
    FROM "t17" AS "t19"
  ) AS "t22"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t18"."respondent",
      "t18"."yyyymm",
      "t18"."scope",
      "t25"."joined",
      "t18"."now" AND "t25"."also_now" AS "now",
      "t18"."then" AND "t25"."also_then" AS "then",
      "t18"."opened" AND "t25"."also_opened" AS "opened",
      "t18"."opened_then" AND "t25"."also_opened_then" AS "opened_then"
    FROM (
      SELECT
        *
      FROM "t11" AS "t12"
      WHERE
        NOT (
          "t12"."scope" IN ('park', 'city')
        )
    ) AS "t18"
    INNER JOIN (
      SELECT
        "t23"."respondent",
        "t23"."yyyymm",
        "t23"."joined",
        "t23"."now" AS "also_now",
        "t23"."then" AS "also_then",
        "t23"."opened" AS "also_opened",
        "t23"."opened_then" AS "also_opened_then"
      FROM (
        SELECT
          *
        FROM "t17" AS "t19"
        WHERE
          "t19"."scope" = 'park'
      ) AS "t23"
    ) AS "t25"
      ON "t18"."respondent" = "t25"."respondent" AND "t18"."yyyymm" = "t25"."yyyymm"
  ) AS "t26"
)
SELECT
  *
FROM (
  SELECT
    "t37"."limits",
    "t37"."scope",
    "t37"."yyyymm",
    SUM(CAST("t37"."now" AS INT)) AS "now",
    SUM(CAST("t37"."then" AS INT)) AS "then",
    SUM(CAST("t37"."now" AND NOT (
      "t37"."opened"
    ) AS INT)) AS "new",
    SUM(CAST("t37"."then" AND NOT (
      "t37"."opened_then"
    ) AS INT)) AS "new_then"
  FROM (
    SELECT
      "t36"."respondent",
      "t36"."yyyymm",
      "t36"."scope",
      "t36"."joined",
      "t36"."now",
      "t36"."then",
      "t36"."opened",
      "t36"."opened_then",
      "t36"."limits"
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
              "t28"."respondent",
              "t28"."yyyymm",
              "t28"."scope",
              "t28"."joined",
              "t28"."now",
              "t28"."then",
              "t28"."opened",
              "t28"."opened_then",
              '' AS "limits"
            FROM "t27" AS "t28"
          ) AS "t30"
        ) AS "t31"
        UNION ALL
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
            "t32"."limits"
          FROM (
            SELECT
              "t29"."respondent",
              "t29"."yyyymm",
              "t29"."scope",
              "t29"."joined",
              "t21"."limits",
              "t29"."now" AND "t21"."also_now" AS "now",
              "t29"."then" AND "t21"."also_then" AS "then",
              "t29"."opened" AND "t21"."also_opened" AS "opened",
              "t29"."opened_then" AND "t21"."also_opened_then" AS "opened_then"
            FROM "t27" AS "t29"
            INNER JOIN (
              SELECT
                "t16"."respondent",
                "t16"."yyyymm",
                "t16"."limits",
                "t16"."now" AS "also_now",
                "t16"."then" AS "also_then",
                "t16"."opened" AS "also_opened",
                "t16"."opened_then" AS "also_opened_then"
              FROM (
                SELECT
                  "t13"."respondent",
                  "t13"."scope",
                  "t13"."yyyymm",
                  "t13"."now",
                  "t13"."then",
                  "t13"."opened",
                  "t13"."opened_then",
                  "t13"."since",
                  "t13"."scope" AS "limits"
                FROM (
                  SELECT
                    *
                  FROM "t11" AS "t12"
                  WHERE
                    "t12"."scope" IN ('above_scale:yes')
                ) AS "t13"
              ) AS "t16"
            ) AS "t21"
              ON "t29"."respondent" = "t21"."respondent" AND "t29"."yyyymm" = "t21"."yyyymm"
          ) AS "t32"
        ) AS "t33"
      ) AS "t34"
      WHERE
        "t34"."now" OR "t34"."then"
    ) AS "t36"
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
      ON "t36"."respondent" = "t6"."respondent"
  ) AS "t37"
  GROUP BY
    1,
    2,
    3
) AS "t38"
ORDER BY
  "t38"."limits" ASC,
  "t38"."scope" ASC,
  "t38"."yyyymm" ASC
