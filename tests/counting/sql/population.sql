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
), "t20" AS (
  SELECT
    *
  FROM (
    SELECT
      "t11"."respondent",
      "t11"."yyyymm",
      "t11"."scope",
      "t11"."since" AS "joined",
      "t11"."now",
      "t11"."then",
      "t11"."opened",
      "t11"."opened_then"
    FROM "t10" AS "t11"
    WHERE
      "t11"."scope" IN ('park', 'city')
  ) AS "t12"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t18"."respondent",
      "t18"."yyyymm",
      "t18"."scope",
      "t17"."joined",
      "t18"."now" AND "t17"."also_now" AS "now",
      "t18"."then" AND "t17"."also_then" AS "then",
      "t18"."opened" AND "t17"."also_opened" AS "opened",
      "t18"."opened_then" AND "t17"."also_opened_then" AS "opened_then"
    FROM (
      SELECT
        *
      FROM "t10" AS "t11"
      WHERE
        NOT (
          "t11"."scope" IN ('park', 'city')
        )
    ) AS "t18"
    INNER JOIN (
      SELECT
        "t11"."respondent",
        "t11"."yyyymm",
        "t11"."since" AS "joined",
        "t11"."now" AS "also_now",
        "t11"."then" AS "also_then",
        "t11"."opened" AS "also_opened",
        "t11"."opened_then" AS "also_opened_then"
      FROM "t10" AS "t11"
      WHERE
        "t11"."scope" IN ('park', 'city') AND "t11"."scope" = 'park'
    ) AS "t17"
      ON "t18"."respondent" = "t17"."respondent" AND "t18"."yyyymm" = "t17"."yyyymm"
  ) AS "t19"
)
SELECT
  *
FROM (
  SELECT
    "t29"."limits",
    "t29"."scope",
    "t29"."yyyymm",
    SUM(CAST("t29"."now" AS INT)) AS "now",
    SUM(CAST("t29"."then" AS INT)) AS "then",
    SUM(CAST("t29"."now" AND NOT (
      "t29"."opened"
    ) AS INT)) AS "new",
    SUM(CAST("t29"."then" AND NOT (
      "t29"."opened_then"
    ) AS INT)) AS "new_then"
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
      "t28"."limits"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t21"."respondent",
            "t21"."yyyymm",
            "t21"."scope",
            "t21"."joined",
            "t21"."now",
            "t21"."then",
            "t21"."opened",
            "t21"."opened_then",
            '' AS "limits"
          FROM "t20" AS "t21"
        ) AS "t23"
        UNION ALL
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
            "t24"."limits"
          FROM (
            SELECT
              "t22"."respondent",
              "t22"."yyyymm",
              "t22"."scope",
              "t22"."joined",
              "t16"."limits",
              "t22"."now" AND "t16"."also_now" AS "now",
              "t22"."then" AND "t16"."also_then" AS "then",
              "t22"."opened" AND "t16"."also_opened" AS "opened",
              "t22"."opened_then" AND "t16"."also_opened_then" AS "opened_then"
            FROM "t20" AS "t22"
            INNER JOIN (
              SELECT
                "t11"."respondent",
                "t11"."yyyymm",
                "t11"."scope" AS "limits",
                "t11"."now" AS "also_now",
                "t11"."then" AS "also_then",
                "t11"."opened" AS "also_opened",
                "t11"."opened_then" AS "also_opened_then"
              FROM "t10" AS "t11"
              WHERE
                "t11"."scope" IN ('above_scale:yes')
            ) AS "t16"
              ON "t22"."respondent" = "t16"."respondent" AND "t22"."yyyymm" = "t16"."yyyymm"
          ) AS "t24"
        ) AS "t25"
      ) AS "t26"
      WHERE
        "t26"."now" OR "t26"."then"
    ) AS "t28"
    SEMI JOIN (
      SELECT
        "t0"."respondent"
      FROM "respondents" AS "t0"
      WHERE
        "t0"."kind" IN ('enterprise', 'project')
    ) AS "t4"
      ON "t28"."respondent" = "t4"."respondent"
  ) AS "t29"
  GROUP BY
    1,
    2,
    3
) AS "t30"
ORDER BY
  "t30"."limits" ASC,
  "t30"."scope" ASC,
  "t30"."yyyymm" ASC
