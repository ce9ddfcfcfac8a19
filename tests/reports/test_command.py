"""The command for night jobs: it writes the file, or says in one sentence why not."""

import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def run(tmp_path, **asked) -> bytes:
    output = tmp_path / "bao-cao"
    options = {"year": "2023", "territory": "Bình Dương", "format": "json", "output": str(output)} | asked
    call_command("report", "annual", **options)
    return output.read_bytes()


def test_json_has_figures_tables_and_what_is_missing(sample, tmp_path, capsys):
    told = json.loads(run(tmp_path))
    assert told["figures"]["items.done"]["value"] == 3
    assert told["tables"]["kinh-phi"]["rows"]
    assert {"key": "products.khu_vuc", "words": "Sản phẩm CNNT tiêu biểu được công nhận cấp khu vực: chưa có số liệu."} in told["missing"]  # fmt: skip
    assert "còn thiếu: " in capsys.readouterr().out


@pytest.mark.parametrize(("kind", "starts"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_other_kinds(sample, tmp_path, kind, starts):
    assert run(tmp_path, format=kind).startswith(starts)


@pytest.mark.parametrize("name", ["Binh Duong", "tinh binh-duong", "74"])
def test_territory_without_diacritics_or_by_code(sample, tmp_path, name):
    assert json.loads(run(tmp_path, territory=name))["scope"]["territory"]["name"] == "Tỉnh Bình Dương"


def test_window_frame_and_cutoff(sample, tmp_path):
    told = json.loads(run(tmp_path, window="bao-cao", frame="dia-ban-cu", cutoff="30/6/2023"))
    assert told["scope"]["from"] == "2022-12-15"
    assert told["scope"]["until"] == "2023-06-30"
    assert told["scope"]["frame"] == "dia-ban-cu"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"year": "2025"}, "có thể là 2 nơi: Tỉnh Bình Dương"),
        ({"year": "2o22"}, "không phải năm"),
        ({"year": None}, "Thiếu --year"),
        ({"year": "99999"}, "ngoài khoảng"),
        ({"territory": "Atlantis"}, "Không có địa bàn nào tên"),
        ({"territory": None}, "Thiếu --territory"),
        ({"output": None}, "Thiếu --output"),
        ({"format": "doc"}, "Không có dạng tệp"),
        ({"frame": "nua-voi"}, "Không có khung địa bàn"),
        ({"window": "quy"}, "Không có kỳ"),
        ({"starts_on": "1/5/2023"}, "Ghi đủ --from và --to"),
        ({"starts_on": "1/5/2023", "ends_on": "1/2/2023"}, "trước ngày bắt đầu"),
        ({"cutoff": "31/2/2023"}, "chỉ có 28 ngày"),
    ],
)
def test_wrong_question_stops_with_a_sentence_and_code_2(province, tmp_path, asked, sentence):
    with pytest.raises(CommandError) as error:
        run(tmp_path, **asked)
    assert sentence in str(error.value)
    assert error.value.returncode == 2


def test_folder_that_is_not_there_is_told(province, tmp_path):
    with pytest.raises(CommandError, match="Không ghi được"):
        run(tmp_path, output=str(tmp_path / "khong-co" / "tep"))


def test_unknown_kind_of_report(province, tmp_path):
    with pytest.raises(CommandError, match="Chưa có loại báo cáo"):
        call_command("report", "quy", year="2023", territory="Bình Dương", output=str(tmp_path / "x"))
