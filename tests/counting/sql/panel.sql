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
), "t11" AS (
  SELECT
    "t9"."respondent",
    "t9"."scope",
    "t9"."yyyymm",
    "t9"."now",
    "t9"."then",
    "t9"."opened",
    "t9"."opened_then",
    "t9"."since",
    "t9"."since" AS "joined"
  FROM (
    SELECT
      *
    FROM "t7" AS "t8"
    WHERE
      "t8"."scope" IN ('park', 'city')
  ) AS "t9"
), "t18" AS (
  SELECT
    "t12"."respondent",
    "t12"."yyyymm",
    "t12"."scope",
    "t17"."joined",
    "t12"."now" AND "t17"."also_now" AS "now",
    "t12"."then" AND "t17"."also_then" AS "then",
    "t12"."opened" AND "t17"."also_opened" AS "opened",
    "t12"."opened_then" AND "t17"."also_opened_then" AS "opened_then"
  FROM (
    SELECT
      *
    FROM "t7" AS "t8"
    WHERE
      NOT (
        "t8"."scope" IN ('park', 'city')
      )
  ) AS "t12"
  INNER JOIN (
    SELECT
      "t15"."respondent",
      "t15"."yyyymm",
      "t15"."joined",
      "t15"."now" AS "also_now",
      "t15"."then" AS "also_then",
      "t15"."opened" AS "also_opened",
      "t15"."opened_then" AS "also_opened_then"
    FROM (
      SELECT
        *
      FROM "t11" AS "t13"
      WHERE
        "t13"."scope" = 'park'
    ) AS "t15"
  ) AS "t17"
    ON "t12"."respondent" = "t17"."respondent" AND "t12"."yyyymm" = "t17"."yyyymm"
), "t20" AS (
  SELECT
    *
  FROM (
    SELECT
      "t13"."respondent",
      "t13"."yyyymm",
      "t13"."scope",
      "t13"."joined",
      "t13"."now",
      "t13"."then",
      "t13"."opened",
      "t13"."opened_then"
    FROM "t11" AS "t13"
  ) AS "t14"
  UNION ALL
  SELECT
    *
  FROM "t18" AS "t19"
)
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
    ) AS "t24"
  ) AS "t26"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t29"."respondent",
      "t29"."yyyymm",
      "t29"."scope",
      "t29"."joined",
      "t29"."now",
      "t29"."then",
      "t29"."opened",
      "t29"."opened_then",
      "t29"."limits"
    FROM (
      SELECT
        "t22"."respondent",
        "t22"."yyyymm",
        "t22"."scope",
        "t22"."joined",
        "t28"."limits",
        "t22"."now" AND "t28"."also_now" AS "now",
        "t22"."then" AND "t28"."also_then" AS "then",
        "t22"."opened" AND "t28"."also_opened" AS "opened",
        "t22"."opened_then" AND "t28"."also_opened_then" AS "opened_then"
      FROM "t20" AS "t22"
      INNER JOIN (
        SELECT
          "t25"."respondent",
          "t25"."yyyymm",
          "t25"."limits",
          "t25"."now" AS "also_now",
          "t25"."then" AS "also_then",
          "t25"."opened" AS "also_opened",
          "t25"."opened_then" AS "also_opened_then"
        FROM (
          SELECT
            "t23"."respondent",
            "t23"."yyyymm",
            "t23"."scope",
            "t23"."joined",
            "t23"."now",
            "t23"."then",
            "t23"."opened",
            "t23"."opened_then",
            "t23"."scope" AS "limits"
          FROM (
            SELECT
              *
            FROM "t18" AS "t19"
            WHERE
              "t19"."scope" IN ('above_scale:yes')
          ) AS "t23"
        ) AS "t25"
      ) AS "t28"
        ON "t22"."respondent" = "t28"."respondent" AND "t22"."yyyymm" = "t28"."yyyymm"
    ) AS "t29"
  ) AS "t30"
) AS "t31"
WHERE
  "t31"."now" OR "t31"."then"
