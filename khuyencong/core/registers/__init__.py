"""Registers: workbooks in and out, safe both ways; two administrators on one row, both seen."""

from khuyencong.core.registers.editors import LineForm, RegisterForm, SharedLines, SharedRegister
from khuyencong.core.registers.sheets import RegisterFiles, SafeXlsx, resource_of

__all__ = ["LineForm", "RegisterFiles", "RegisterForm", "SafeXlsx", "SharedLines", "SharedRegister", "resource_of"]
