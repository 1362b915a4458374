WITH "t7" AS (
  SELECT
    "t6"."respondent",
    "t6"."scope",
    "t6"."yyyymm",
    BOOL_OR(
      CAST((
        "t6"."since" <= "t6"."yyyymm"
      ) AND (
        "t6"."until" >= "t6"."yyyymm"
      ) AS BOOLEAN)
    ) AS "now",
    BOOL_OR(
      CAST((
        "t6"."since" <= (
          "t6"."yyyymm" - 100
        )
      )
      AND (
        "t6"."until" >= (
          "t6"."yyyymm" - 100
        )
      ) AS BOOLEAN)
    ) AS "then",
    BOOL_OR(
      CAST((
        "t6"."since" <= (
          (
            "t6"."yyyymm" - (
              "t6"."yyyymm" % 100
            )
          ) - 88
        )
      )
      AND (
        "t6"."until" >= (
          (
            "t6"."yyyymm" - (
              "t6"."yyyymm" % 100
            )
          ) - 88
        )
      ) AS BOOLEAN)
    ) AS "opened",
    BOOL_OR(
      CAST((
        "t6"."since" <= (
          (
            (
              "t6"."yyyymm" - (
                "t6"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      )
      AND (
        "t6"."until" >= (
          (
            (
              "t6"."yyyymm" - (
                "t6"."yyyymm" % 100
              )
            ) - 88
          ) - 100
        )
      ) AS BOOLEAN)
    ) AS "opened_then",
    MAX("t6"."since") FILTER(WHERE
      (
        "t6"."since" <= "t6"."yyyymm"
      ) AND (
        "t6"."until" >= "t6"."yyyymm"
      )) AS "since"
  FROM (
    SELECT
      "t3"."respondent",
      "t3"."since",
      "t3"."until",
      "t3"."scope",
      "t5"."yyyymm"
    FROM (
      SELECT
        "t0"."respondent",
        "t0"."since",
        "t0"."until",
        CASE
          WHEN "t0"."member" = ''
          THEN "t0"."dimension"
          ELSE "t0"."dimension" || ':' || "t0"."member"
        END AS "scope"
      FROM "members" AS "t0"
    ) AS "t3"
    CROSS JOIN (
      SELECT
        CAST((
          CAST(FLOOR((
            "t1"."ordinal"
          ) / (
            12
          )) AS BIGINT) * 100
        ) + (
          "t1"."ordinal" % 12
        ) + 1 AS INT) AS "yyyymm"
      FROM (
        SELECT
          UNNEST(RANGE(24296, 24297, 1)) AS "ordinal"
      ) AS "t1"
    ) AS "t5"
  ) AS "t6"
  GROUP BY
    1,
    2,
    3
), "t20" AS (
  SELECT
    *
  FROM (
    SELECT
      "t8"."respondent",
      "t8"."scope",
      "t8"."yyyymm",
      "t8"."now",
      "t8"."then",
      "t8"."opened",
      "t8"."opened_then",
      "t8"."since",
      "t8"."since" AS "joined"
    FROM "t7" AS "t8"
    WHERE
      "t8"."scope" IN ('park', 'city')
  ) AS "t9"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t18"."respondent",
      "t18"."scope",
      "t18"."yyyymm",
      "t18"."now" AND "t18"."also_now" AS "now",
      "t18"."then" AND "t18"."also_then" AS "then",
      "t18"."opened" AND "t18"."also_opened" AS "opened",
      "t18"."opened_then" AND "t18"."also_opened_then" AS "opened_then",
      "t18"."since",
      "t18"."joined"
    FROM (
      SELECT
        "t17"."respondent",
        "t17"."scope",
        "t17"."yyyymm",
        "t17"."now",
        "t17"."then",
        "t17"."opened",
        "t17"."opened_then",
        "t17"."since",
        "t15"."joined",
        "t16"."also_now",
        "t16"."also_then",
        "t16"."also_opened",
        "t16"."also_opened_then"
      FROM (
        SELECT
          *
        FROM "t7" AS "t8"
        WHERE
          NOT (
            "t8"."scope" IN ('park', 'city')
          )
      ) AS "t17"
      INNER JOIN (
        SELECT
          "t8"."respondent",
          "t8"."yyyymm",
          "t8"."since" AS "joined"
        FROM "t7" AS "t8"
        WHERE
          "t8"."scope" IN ('park', 'city') AND "t8"."scope" = 'park'
      ) AS "t15"
        ON "t17"."respondent" = "t15"."respondent" AND "t17"."yyyymm" = "t15"."yyyymm"
      INNER JOIN (
        SELECT
          "t8"."respondent",
          "t8"."yyyymm",
          "t8"."now" AS "also_now",
          "t8"."then" AS "also_then",
          "t8"."opened" AS "also_opened",
          "t8"."opened_then" AS "also_opened_then"
        FROM "t7" AS "t8"
        WHERE
          "t8"."scope" IN ('park', 'city') AND "t8"."scope" = 'park'
      ) AS "t16"
        ON "t17"."respondent" = "t16"."respondent" AND "t17"."yyyymm" = "t16"."yyyymm"
    ) AS "t18"
  ) AS "t19"
)
SELECT
  "t27".*
  EXCLUDE ("since")
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t21"."respondent",
        "t21"."scope",
        "t21"."yyyymm",
        "t21"."now",
        "t21"."then",
        "t21"."opened",
        "t21"."opened_then",
        "t21"."since",
        "t21"."joined",
        '' AS "limits"
      FROM "t20" AS "t21"
    ) AS "t23"
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
        "t24"."joined",
        'above_scale:yes' AS "limits"
      FROM (
        SELECT
          "t22"."respondent",
          "t22"."scope",
          "t22"."yyyymm",
          "t22"."now",
          "t22"."then",
          "t22"."opened",
          "t22"."opened_then",
          "t22"."since",
          "t22"."joined",
          "t14"."also_now",
          "t14"."also_then",
          "t14"."also_opened",
          "t14"."also_opened_then"
        FROM "t20" AS "t22"
        INNER JOIN (
          SELECT
            "t8"."respondent",
            "t8"."yyyymm",
            "t8"."now" AS "also_now",
            "t8"."then" AS "also_then",
            "t8"."opened" AS "also_opened",
            "t8"."opened_then" AS "also_opened_then"
          FROM "t7" AS "t8"
          WHERE
            "t8"."scope" = 'above_scale:yes'
        ) AS "t14"
          ON "t22"."respondent" = "t14"."respondent" AND "t22"."yyyymm" = "t14"."yyyymm"
      ) AS "t24"
    ) AS "t25"
  ) AS "t26"
  WHERE
    "t26"."now" OR "t26"."then"
) AS "t27"
