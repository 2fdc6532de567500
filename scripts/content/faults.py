"""The rules that readers of content apply: files, data and front matter (codes XR0…)."""

from __future__ import annotations

from content import findings
from content.findings import Rule, Severity, Words

UNREADABLE = Rule(
    "XR001",
    Words(
        "ไฟล์ที่อ่านไม่ได้ทำให้สร้างเว็บไซต์ไม่ครบ", "A file that cannot be read leaves a hole in the site."
    ),
    Words("อ่านไฟล์นี้ไม่ได้ ({reason})", "The file cannot be read ({reason})."),
    Words("กู้ไฟล์คืน หรือแก้ชื่อให้ถูก", "Restore the file, or correct its name."),
    "docs/data/units.tsv (absent)",
    "docs/data/units.tsv",
)
NOT_UTF8 = Rule(
    "XR002",
    Words("ตัวอักษรไทยในรหัสอื่นจะกลายเป็นอักขระที่อ่านไม่ออก", "Thai in another encoding turns into nonsense."),
    Words("ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8", "The file is not UTF-8 text."),
    Words("เปิดด้วยโปรแกรมแก้ไขข้อความ แล้วบันทึกใหม่โดยเลือกรหัส UTF-8",
          "Open it in your editor and save it with the encoding UTF-8."),
    "TIS-620",
    "UTF-8",
)  # fmt: skip
NULL_BYTE = Rule(
    "XR003",
    Words("อักขระว่าง (null) ทำให้โปรแกรมอื่นตัดข้อความทิ้ง", "A null byte makes other programs cut the text."),
    Words("ไฟล์นี้มีอักขระว่าง (null) ซ่อนอยู่", "The file holds a null byte."),
    Words("ลบอักขระที่มองไม่เห็นในบรรทัดนี้ หรือพิมพ์บรรทัดนี้ใหม่",
          "Delete the invisible character on this line, or type the line again."),
    "a\\0b",
    "ab",
)  # fmt: skip
TOO_LARGE = Rule(
    "XR004",
    Words("หน้าที่ยาวเกินไปเปิดช้าและพิมพ์ไม่ได้ มักเกิดจากการวางผิดไฟล์",
          "A page so long is slow to open and cannot be printed; most often something was pasted by mistake."),
    Words("หน้านี้มีขนาด {size} ไบต์ ยาวเกิน {limit} ไบต์", "The page has {size} bytes, more than {limit}."),
    Words("แบ่งเป็นหลายหน้า หรือลบส่วนที่วางมาผิด", "Split it into pages, or delete what was pasted by mistake."),
    "5 MB",
    "20 kB",
)  # fmt: skip
FILE_NAME = Rule(
    "XR005",
    Words("ชื่อไฟล์เป็นที่อยู่ของหน้า จึงต้องพิมพ์ ส่งต่อ และเปิดได้ทุกเครื่อง",
          "A file's name is the page's address, which must survive typing, mailing and every system."),
    Words("“{name}” ใช้เป็นชื่อหน้าไม่ได้", "“{name}” is not the name of a page."),
    Words("ตั้งชื่อด้วย a–z ตัวเล็ก ตัวเลข และขีด แล้วตามด้วยภาษา เช่น page-name.th.md และ page-name.en.md",
          "Use small letters a–z, digits and hyphens, then the language: page-name.th.md and page-name.en.md."),
    "หน้า ใหม่.th.md",
    "new-page.th.md",
)  # fmt: skip
LINK_OUT = Rule(
    "XR006",
    Words("ไฟล์นอกโฟลเดอร์อาจหายหรือไม่ควรเผยแพร่", "What lies outside the folder may vanish, or was never meant to be published."),
    Words("เป็นลิงก์ไปยังไฟล์นอกโฟลเดอร์เนื้อหา", "This is a symbolic link out of the content folder."),
    Words("คัดลอกไฟล์จริงมาไว้แทน", "Put a copy of the file here instead."),
    "note.md → /etc/passwd",
    "note.md",
)  # fmt: skip
UNFINISHED_MERGE = Rule(
    findings.UNFINISHED_MERGE,
    Words("เครื่องหมายที่ git ใส่ไว้จะขึ้นให้ผู้อ่านเห็น และข้อความทั้งสองฉบับจะปนกัน",
          "Readers would see git's marks, and both versions of the text one after the other."),
    Words("การรวมไฟล์นี้ยังไม่เสร็จ", "This merge is unfinished."),
    Words("เลือกว่าจะเก็บข้อความใดระหว่าง <<<<<<< กับ >>>>>>> แล้วลบบรรทัด <<<<<<< ||||||| ======= และ >>>>>>> ทั้งหมด จากนั้นตรวจอีกครั้งด้วย python3 scripts/kb.py check",
          "Choose what to keep between <<<<<<< and >>>>>>>, and delete the lines <<<<<<<, |||||||, ======= and >>>>>>>; then check again: python3 scripts/kb.py check"),
    "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch",
    "one",
)  # fmt: skip
BAD_HEADER = Rule(
    "XR010",
    Words("โปรแกรมรู้จักคอลัมน์จากบรรทัดแรก", "Columns are known by the first line."),
    Words("บรรทัดแรกต้องเป็นชื่อคอลัมน์", "The first line must name the columns."),
    Words("เขียนโดยคั่นด้วยแท็บว่า {columns}", "Write, with tabs between: {columns}"),
    "unit\tthai",
    "unit\tth\ten",
)
BAD_ROW = Rule(
    "XR011",
    Words("แถวที่เซลล์ขาดหรือเกินจะถูกอ่านผิดคอลัมน์", "A row with a cell too few or too many is read into the wrong columns."),
    Words("แถวนี้มี {count} เซลล์ ต้องมี {needed}", "This row has {count} cells; it needs {needed}."),
    Words("คั่นเซลล์ด้วยแท็บหนึ่งครั้ง เรียงตามนี้ {columns}", "Put one tab between cells, in the order: {columns}"),
    "a\tb",
    "a\tb\tc",
)  # fmt: skip
NOT_YAML = Rule(
    "XR012",
    Words("ข้อมูลที่ผิดรูปแบบอ่านไม่ได้เลยทั้งส่วน", "Data in the wrong form cannot be read at all."),
    Words("อ่านข้อมูลไม่ได้ตั้งแต่ตรงนี้: {problem}", "The data cannot be read from here: {problem}."),
    Words("{remedy}", "{remedy}"),
    "title: Case 1: a meeting",
    'title: "Case 1: a meeting"',
)  # fmt: skip
BAD_SHAPE = Rule(
    "XR013",
    Words("ข้อมูลที่ผิดแบบจะแสดงผิดหรือไม่แสดง", "Data that does not fit its schema is shown wrongly or not at all."),
    Words("{problem}", "{problem}"),
    Words("{remedy}", "{remedy}"),
    "kind: word",
    "kind: term",
)  # fmt: skip
BAD_CELL = Rule(
    "XR014",
    Words("เซลล์ที่ว่างหรือมีค่าที่ไม่รู้จักทำให้หน้าที่สร้างจากข้อมูลขาดหาย",
          "An empty cell or an unknown value leaves a gap in the pages made from the data."),
    Words("คอลัมน์ {column} เป็น “{value}” ไม่ได้", "The column {column} cannot be “{value}”."),
    Words("{remedy}", "{remedy}"),
    "kind = chapter",
    "kind = heading",
)  # fmt: skip
REPEATED = Rule(
    "XR015",
    Words("ชื่อหนึ่งต้องหมายถึงสิ่งเดียว", "One name must mean one thing."),
    Words("“{name}” ปรากฏซ้ำ", "“{name}” stands here a second time."),
    Words("ลบออกหนึ่งแห่ง หรือเปลี่ยนชื่อ", "Delete one of the two, or rename it."),
    "3.1.5 … 3.1.5 …",
    "3.1.5 … 3.1.6 …",
)
NO_SUCH_UNIT = Rule(
    "XR016",
    Words(
        "ข้อมูลที่อ้างหน่วยที่ไม่มีจะไม่แสดงที่ใดเลย", "Data about a unit that does not exist is shown nowhere."
    ),
    Words("รายงานไม่มีหน่วย {unit}", "The report has no unit {unit}."),
    Words("ดูรหัสใน docs/data/units.tsv", "See docs/data/units.tsv for the ids."),
    "notes.tsv: 3.1.55",
    "notes.tsv: 3.1.5",
    needs=("units.tsv",),
)
NOT_PRINTED = Rule(
    "XR017",
    Words("คำแก้ไขต้องตรงกับคำที่พิมพ์ไว้จริง", "A correction must quote what is really printed."),
    Words("หน่วย {unit} ไม่ได้พิมพ์ว่า “{printed}”", "The unit {unit} does not print “{printed}”."),
    Words("คัดลอกคำจากข้อความไทยของหน่วยนั้นใน units.tsv", "Copy the words from the unit's Thai text in units.tsv."),
    "บูรณาการ",
    "บูรณการ",
    needs=("units.tsv",),
)  # fmt: skip
NO_NAVIGATION = Rule(
    "XR018",
    Words("เมนูของเว็บไซต์สร้างจาก nav ซึ่งเรียงหน้าไว้บรรทัดละหน้า", "The menu is made from nav, which lists the pages, one a line."),
    Words("ตรงนี้ใน nav ไม่ใช่หน้าหรือรายการของหน้า", "This part of nav is neither a page nor a list of pages."),
    Words("ใต้ nav: ให้เขียนบรรทัดละหน้า เช่น - choose.md โดยย่อหน้าเข้าเท่ากัน หรือลบบรรทัดที่ว่าง",
          "Below nav:, write one page a line, as in - choose.md, all indented alike; or delete the empty line."),
    "nav: choose.md",
    "nav: [choose.md]",
)  # fmt: skip
NO_FRONT_MATTER = Rule(
    "XR020",
    Words("ชื่อ ชนิด และวันทบทวนของหน้ามาจากส่วนต้นหน้า", "The page's title, type and date of review come from its front matter."),
    Words("หน้านี้ไม่ได้ขึ้นต้นด้วยส่วนต้นหน้า (front matter)", "The page does not begin with front matter."),
    Words("ขึ้นต้นด้วยบรรทัด --- แล้วเขียน title: และรายการอื่น แล้วปิดด้วย --- ดูตัวอย่างใน docs/templates/",
          "Begin with a line ---, then title: and the other fields, then a line ---; docs/templates/ has examples."),
    "## Steps { #steps }",
    "---\ntitle: …\n---",
)  # fmt: skip
FRONT_MATTER = Rule(
    "XR021",
    Words("ส่วนต้นหน้าที่ผิดแบบทำให้หน้าแสดงผิดชนิดหรือไม่มีผู้ดูแล",
          "Front matter that does not fit shows the page as the wrong type or without an owner."),
    Words("{problem}", "{problem}"),
    Words("{remedy}", "{remedy}"),
    "type: howto",
    "type: technique",
)  # fmt: skip
OUTDATED = Rule(
    "XR022",
    Words("ผู้อ่านควรรู้ว่าหน้านี้ยังมีคนดูแล", "Readers should know that someone still looks after the page."),
    Words("ทบทวนครั้งล่าสุด {date} ซึ่งเกิน 1 ปีหรือยังมาไม่ถึง", "The last review, {date}, is over a year ago or still to come."),
    Words("อ่านทบทวนทั้งสองภาษา แล้วแก้วันที่ reviewed", "Review both languages, then correct the date “reviewed”."),
    "reviewed: 2020-01-31",
    "reviewed: 2026-11-24",
    Severity.WARNING,
)  # fmt: skip
NO_SECTION = Rule(
    "XR023",
    Words("ผู้อ่านหาเรื่องเดิมในที่เดิมของหน้าทุกหน้าที่เป็นชนิดเดียวกัน",
          "Readers look for the same thing in the same place on pages of one type."),
    Words("หน้าชนิด {type} ต้องมีหัวข้อ {{ #{section} }}", "A page of type {type} needs a section {{ #{section} }}."),
    Words("ดูหัวข้อของหน้าแต่ละชนิดใน docs/templates/", "docs/templates/ shows the sections of each type of page."),
    "type: technique, no { #watch }",
    "## ข้อควรระวัง { #watch }",
    needs=("page-types.yml",),
)  # fmt: skip
NO_SUCH_BLOCK = Rule(
    "XR024",
    Words("เครื่องหมายที่ไม่รู้จักจะไม่แสดงอะไรเลย", "A marker that has no meaning shows nothing."),
    Words("ไม่มีส่วนที่สร้างจากข้อมูลชื่อ “{name}”", "Nothing is generated for “show: {name}”."),
    Words("ใช้ชื่อใดชื่อหนึ่งต่อไปนี้ {names}", "Use one of: {names}"),
    "<!-- show: usedin -->",
    "<!-- show: used-in -->",
    needs=(
        "units.tsv",
        "letters.yml",
        "forms.yml",
        "map.yml",
        "contact-chain.yml",
        "preparations.yml",
    ),
)
MISLEADING = Rule(
    "XR025",
    Words("คำถามที่ไปไม่ถึงคำแนะนำหรือไม่มีเหตุผลในรายงานทำให้ผู้อ่านเลือกผิด",
          "Questions that end nowhere, or in advice without the report's reasons, mislead the reader."),
    Words("{problem}", "{problem}"),
    Words("{remedy}", "{remedy}"),
    "if_no: {ask: nothing}",
    "if_no: {ask: routine}",
)  # fmt: skip
DISORDERED = Rule(
    "XR026",
    Words("ผู้อ่านดูบรรทัดแรกว่าหน้านี้เปลี่ยนครั้งล่าสุดเมื่อใด", "Readers look at the first line for the latest change."),
    Words("ประวัติของหน้า {page} มีการแก้ไขที่ใหม่กว่าอยู่ใต้การแก้ไขที่เก่ากว่า",
          "The history of {page} has a newer change below an older one."),
    Words("เรียงการแก้ไขใหม่ที่สุดไว้บนสุด", "Write the newest change first."),
    "2026-11-24, 2027-01-02",
    "2027-01-02, 2026-11-24",
)  # fmt: skip
HISTORY_OF_NO_PAGE = Rule(
    "XR027",
    Words(
        "ประวัติของหน้าที่ไม่มีจะไม่แสดงที่ใดเลย",
        "The history of a page that does not exist is shown nowhere.",
    ),
    Words("มีประวัติของหน้า “{page}” แต่ไม่มีหน้านี้", "There is a history of “{page}”, but no such page."),
    Words("แก้ชื่อหน้า หรือลบประวัตินี้", "Correct the page's name, or delete its history."),
    "prepared:",
    "prepare:",
)
SAME_KEY = Rule(
    "XR028",
    Words("รายการที่ชื่อซ้ำกัน ระบบอ่านเพียงรายการสุดท้าย รายการก่อนหน้าจึงหายไป",
          "Of two entries with one name only the last is read, so the other vanishes."),
    Words("“{name}” มีแล้วที่บรรทัด {first}", "“{name}” already stands on line {first}."),
    Words("รวมเป็นรายการเดียว หรือลบออกหนึ่งแห่ง", "Put both into one entry, or delete one of them."),
    "prepare: …\nprepare: …",
    "prepare: …",
)  # fmt: skip
WRONG_DATE = Rule(
    "XR029",
    Words("วันที่ในข้อมูลเป็น ค.ศ. ในรูป ปี-เดือน-วัน ระบบจึงเรียงและคำนวณได้ทั้งสองภาษา",
          "Dates in data are of the Common Era, as year-month-day, so that both languages can sort and count them."),
    Words("“{date}” ไม่ใช่วันที่ ค.ศ. ในรูป ปี-เดือน-วัน", "“{date}” is no date of the Common Era, as year-month-day."),
    Words("เขียนเป็น ค.ศ. ในรูป ปี-เดือน-วัน {remedy}", "Write year-month-day of the Common Era{remedy}"),
    "reviewed: 2569-11-24",
    "reviewed: 2026-11-24",
)  # fmt: skip
CUT_OFF = Rule(
    "XR030",
    Words("# ที่มีวรรคอยู่ข้างหน้าเริ่มหมายเหตุ ข้อความต่อจากนั้นจึงไม่แสดง",
          "A # with a space before it begins a comment, and what follows is not shown."),
    Words("ข้อความถูกตัดตรง “{rest}”", "The text is cut off at “{rest}”."),
    Words('เขียนว่า "{whole}"', 'Write "{whole}"'),
    "title: แผน #1 ปีนี้",
    'title: "แผน #1 ปีนี้"',
)  # fmt: skip
EXCEL = Rule(
    "XR031",
    Words("Excel เติมอัญประกาศรอบเซลล์เมื่อบันทึก อัญประกาศนั้นจะกลายเป็นส่วนหนึ่งของข้อความ",
          "Excel puts quotation marks round cells when it saves, and they become part of the text."),
    Words("คอลัมน์ {column} มีอัญประกาศที่ Excel เติม", "The column {column} has quotation marks that Excel put there."),
    Words("เขียนว่า {remedy} และแก้ไฟล์นี้ด้วยโปรแกรมแก้ไขข้อความแทน Excel",
          "Write {remedy} and edit this file with a text editor, not with Excel."),
    '"ชื่อ ""เรื่อง"""',
    'ชื่อ "เรื่อง"',
)  # fmt: skip
OPEN_BRACKET = Rule(
    "XR033",
    Words("คำในวงเล็บเหลี่ยมคือที่ให้กรอก หากวงเล็บไม่ครบคู่ ไฟล์ Word และภาพจะไม่แสดงว่าต้องกรอก",
          "Words in square brackets are a place to fill in; without both brackets, Word files do not show it as one."),
    Words("วงเล็บเหลี่ยมใน “{text}” ไม่ครบคู่", "The square brackets in “{text}” are not in pairs."),
    Words("เติม [ หรือ ] ให้ครบคู่", "Add the [ or ] that is missing."),
    "ขอรับการสนับสนุน[สิ่งที่ขอ",
    "ขอรับการสนับสนุน[สิ่งที่ขอ]",
)  # fmt: skip
GENERATOR = Rule(
    "XR090",
    Words("MkDocs เตือนเฉพาะสิ่งที่ทำให้เว็บไซต์ผิด", "What MkDocs warns of is wrong on the built site."),
    Words("{problem}", "{problem}"),
    Words(
        "แก้ตรงที่ระบุไว้ แล้วสร้างเว็บไซต์ใหม่ด้วย python3 scripts/kb.py build",
        "Correct it there, then build the site again: python3 scripts/kb.py build",
    ),
    "nav: [absent.md]",
    "nav: [index.md]",
)
