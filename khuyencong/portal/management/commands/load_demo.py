"""`manage.py load_demo`: reference rows and the demo centre. Safe to run again."""

import time

from django.core.management.base import BaseCommand

from khuyencong.portal.services.demo import load_demo


class Command(BaseCommand):
    help = "Nạp trung tâm dùng thử: những gì năm bài báo kể, và một năm hiện tại. Chạy lại không ghi thêm."

    def handle(self, *args, **options):
        started = time.monotonic()
        if options["verbosity"]:
            self.stdout.write("Đang nạp trung tâm dùng thử…")
        loaded = load_demo(by=None)
        if options["verbosity"]:
            told = ", ".join(f"{count} {name}" for name, count in loaded.items())
            self.stdout.write(f"Đã nạp {told}." if loaded else "Đã có từ trước, không ghi thêm.")
            self.stdout.write(f"Xong sau {time.monotonic() - started:.1f} giây.")
