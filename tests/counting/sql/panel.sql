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
), "t17" AS (
  SELECT
    *
  FROM (
    SELECT
      "t8"."respondent",
      "t8"."yyyymm",
      "t8"."scope",
      "t8"."since" AS "joined",
      "t8"."now",
      "t8"."then",
      "t8"."opened",
      "t8"."opened_then"
    FROM "t7" AS "t8"
    WHERE
      "t8"."scope" IN ('park', 'city')
  ) AS "t9"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t15"."respondent",
      "t15"."yyyymm",
      "t15"."scope",
      "t14"."joined",
      "t15"."now" AND "t14"."also_now" AS "now",
      "t15"."then" AND "t14"."also_then" AS "then",
      "t15"."opened" AND "t14"."also_opened" AS "opened",
      "t15"."opened_then" AND "t14"."also_opened_then" AS "opened_then"
    FROM (
      SELECT
        *
      FROM "t7" AS "t8"
      WHERE
        NOT (
          "t8"."scope" IN ('park', 'city')
        )
    ) AS "t15"
    INNER JOIN (
      SELECT
        "t8"."respondent",
        "t8"."yyyymm",
        "t8"."since" AS "joined",
        "t8"."now" AS "also_now",
        "t8"."then" AS "also_then",
        "t8"."opened" AS "also_opened",
        "t8"."opened_then" AS "also_opened_then"
      FROM "t7" AS "t8"
      WHERE
        "t8"."scope" IN ('park', 'city') AND "t8"."scope" = 'park'
    ) AS "t14"
      ON "t15"."respondent" = "t14"."respondent" AND "t15"."yyyymm" = "t14"."yyyymm"
  ) AS "t16"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t18"."respondent",
      "t18"."yyyymm",
      "t18"."scope",
      "t18"."joined",
      "t18"."now",
      "t18"."then",
      "t18"."opened",
      "t18"."opened_then",
      '' AS "limits"
    FROM "t17" AS "t18"
  ) AS "t20"
  UNION ALL
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
      "t21"."limits"
    FROM (
      SELECT
        "t19"."respondent",
        "t19"."yyyymm",
        "t19"."scope",
        "t19"."joined",
        "t13"."limits",
        "t19"."now" AND "t13"."also_now" AS "now",
        "t19"."then" AND "t13"."also_then" AS "then",
        "t19"."opened" AND "t13"."also_opened" AS "opened",
        "t19"."opened_then" AND "t13"."also_opened_then" AS "opened_then"
      FROM "t17" AS "t19"
      INNER JOIN (
        SELECT
          "t8"."respondent",
          "t8"."yyyymm",
          "t8"."scope" AS "limits",
          "t8"."now" AS "also_now",
          "t8"."then" AS "also_then",
          "t8"."opened" AS "also_opened",
          "t8"."opened_then" AS "also_opened_then"
        FROM "t7" AS "t8"
        WHERE
          "t8"."scope" IN ('above_scale:yes')
      ) AS "t13"
        ON "t19"."respondent" = "t13"."respondent" AND "t19"."yyyymm" = "t13"."yyyymm"
    ) AS "t21"
  ) AS "t22"
) AS "t23"
WHERE
  "t23"."now" OR "t23"."then"
