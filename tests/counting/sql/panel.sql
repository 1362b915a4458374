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
), "t13" AS (
  SELECT
    "t10"."respondent",
    "t10"."scope",
    "t10"."yyyymm",
    "t10"."now",
    "t10"."then",
    "t10"."opened",
    "t10"."opened_then",
    "t10"."since",
    "t10"."since" AS "joined"
  FROM (
    SELECT
      *
    FROM "t7" AS "t8"
    WHERE
      "t8"."scope" IN ('park', 'city')
  ) AS "t10"
), "t23" AS (
  SELECT
    *
  FROM (
    SELECT
      "t15"."respondent",
      "t15"."yyyymm",
      "t15"."scope",
      "t15"."joined",
      "t15"."now",
      "t15"."then",
      "t15"."opened",
      "t15"."opened_then"
    FROM "t13" AS "t15"
  ) AS "t18"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t14"."respondent",
      "t14"."yyyymm",
      "t14"."scope",
      "t21"."joined",
      "t14"."now" AND "t21"."also_now" AS "now",
      "t14"."then" AND "t21"."also_then" AS "then",
      "t14"."opened" AND "t21"."also_opened" AS "opened",
      "t14"."opened_then" AND "t21"."also_opened_then" AS "opened_then"
    FROM (
      SELECT
        *
      FROM "t7" AS "t8"
      WHERE
        NOT (
          "t8"."scope" IN ('park', 'city')
        )
    ) AS "t14"
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
        FROM "t13" AS "t15"
        WHERE
          "t15"."scope" = 'park'
      ) AS "t19"
    ) AS "t21"
      ON "t14"."respondent" = "t21"."respondent" AND "t14"."yyyymm" = "t21"."yyyymm"
  ) AS "t22"
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
  ) AS "t27"
  UNION ALL
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
      "t28"."limits"
    FROM (
      SELECT
        "t25"."respondent",
        "t25"."yyyymm",
        "t25"."scope",
        "t25"."joined",
        "t17"."limits",
        "t25"."now" AND "t17"."also_now" AS "now",
        "t25"."then" AND "t17"."also_then" AS "then",
        "t25"."opened" AND "t17"."also_opened" AS "opened",
        "t25"."opened_then" AND "t17"."also_opened_then" AS "opened_then"
      FROM "t23" AS "t25"
      INNER JOIN (
        SELECT
          "t12"."respondent",
          "t12"."yyyymm",
          "t12"."limits",
          "t12"."now" AS "also_now",
          "t12"."then" AS "also_then",
          "t12"."opened" AS "also_opened",
          "t12"."opened_then" AS "also_opened_then"
        FROM (
          SELECT
            "t9"."respondent",
            "t9"."scope",
            "t9"."yyyymm",
            "t9"."now",
            "t9"."then",
            "t9"."opened",
            "t9"."opened_then",
            "t9"."since",
            "t9"."scope" AS "limits"
          FROM (
            SELECT
              *
            FROM "t7" AS "t8"
            WHERE
              "t8"."scope" IN ('above_scale:yes')
          ) AS "t9"
        ) AS "t12"
      ) AS "t17"
        ON "t25"."respondent" = "t17"."respondent" AND "t25"."yyyymm" = "t17"."yyyymm"
    ) AS "t28"
  ) AS "t29"
) AS "t30"
WHERE
  "t30"."now" OR "t30"."then"
