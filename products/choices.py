"""Levels of recognition and the four product groups (TT 26/2014 Đ5)."""

from django.db import models


class VotingLevel(models.TextChoices):
    COMMUNE = "xa", "Cấp xã"
    DISTRICT = "huyen", "Cấp huyện"
    PROVINCE = "tinh", "Cấp tỉnh"
    REGION = "khu_vuc", "Cấp khu vực"
    NATION = "quoc_gia", "Cấp quốc gia"


class ProductGroup(models.TextChoices):
    HANDICRAFT = "thu_cong", "Thủ công mỹ nghệ"
    FOOD = "che_bien", "Chế biến nông, lâm, thuỷ sản và thực phẩm"
    MACHINERY = "thiet_bi", "Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí"
    OTHER = "khac", "Sản phẩm khác"
