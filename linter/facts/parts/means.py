"""Means: the words of a value that may be larger in a part: an average, a median, a density."""

from __future__ import annotations

MEAN = (
    r"每[十百千万]+[人户]|均值|均数|中位数|中位值|众数|均分(?!配|布|为|成|给|到|摊|开|担)"
    r"|(?:[班生师]|校|店|套|床|台|车|次|单|件|笔|项|场|企|厂|社|组|队|员|站|点|库|塘|棚|株|头|羽|只)均"
    r"(?!已经?|为|有|可|达|能|按|未|无|不|被|由|衡|等|属|是|在|获|完|实|建|设|配|没|符|处|于|通|得|进|开|纳|列|要|应|需|将|正)"
)
"""Behind 学校 and 店 the 均 of 校均 and 店均 may mean all of them, unless no verb follows: 38所学校均已达标."""
LEVEL = r"(?:密度|浓度|强度|温|湿度|时速|单耗|指数|得分)(?:为|达到?|是|仅|约|高达|只有)*(?:\||$)"
"""Right before a number, or before a mark |: a level that is measured at each place anew."""
