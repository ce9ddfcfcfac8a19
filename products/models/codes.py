"""Mã kiểm tra: what a certificate prints so that anybody may look it up, and nobody may guess another's."""

import secrets

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No I, L, O, 0, 1: read out on the phone or off a framed paper they are taken for one another."""
LENGTH = 12


def new_code() -> str:
    """Twelve of thirty-one signs by chance: 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """As it is stored, however it was typed: small letters, dashes, spaces; “” when it can be none."""
    bare = "".join(sign for sign in typed.upper() if sign not in "-–. ")
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else ""


def printed_code(code: str) -> str:
    """“ABCD-EFGH-JKMN”."""
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))
