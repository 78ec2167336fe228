# Inspection report: the wording of an administrative paper, after the decree 30/2020.

report-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
report-motto = Độc lập - Tự do - Hạnh phúc
report-type = BÁO CÁO
report-subject = Kết quả kiểm tra công tác cải cách hành chính
    năm { $year } tại { $unit }
report-file-title = Báo cáo kết quả kiểm tra công tác cải cách hành chính năm { $year } tại { $unit }
report-subject-reinspection = Kết quả phúc tra công tác cải cách hành chính
    năm { $year } tại { $unit }
report-file-title-reinspection = Báo cáo kết quả phúc tra công tác cải cách hành chính năm { $year } tại { $unit }
report-issuer =
    ĐOÀN KIỂM TRA
    CÔNG TÁC CCHC NĂM { $year }
report-number = Số:        /{ $symbol }
report-place-date = { $place }, ngày … tháng … năm { $year }
report-addressee-label = Kính gửi
report-basis = Căn cứ { $document }
report-draft = DỰ THẢO
report-draft-created = tạo lúc { $time }, ngày { $date }

## Opening

report-opening =
    Thực hiện { $plan }, Đoàn kiểm tra công tác cải cách hành chính (CCHC) do { $lead } làm Trưởng đoàn đã tiến hành kiểm tra tại { $unit } vào { $date }.
report-opening-no-plan =
    Đoàn kiểm tra công tác cải cách hành chính (CCHC) do { $lead } làm Trưởng đoàn đã tiến hành kiểm tra tại { $unit } vào { $date }.
report-opening-team = Thành phần Đoàn kiểm tra:
report-opening-unit = Đại diện { $unit } làm việc với Đoàn kiểm tra: { $people }.
report-opening-end = Đoàn kiểm tra báo cáo kết quả như sau:
report-person-post = { $name }, { $post }
report-person-role = { $person }: { $role }
report-person-role-areas = { $person }: { $role }, phụ trách lĩnh vực { $areas }
report-role-lead = Trưởng đoàn
report-role-deputy = Phó Trưởng đoàn
report-role-secretary = Thư ký
report-role-member = Thành viên
report-role-standing-agency = Đại diện cơ quan thường trực CCHC
report-and = { $list } và { $last }

## I. Overview

report-overview = KHÁI QUÁT
report-method-report-and-visit =
    Phương pháp kiểm tra: qua báo cáo của đơn vị và kiểm tra thực tế; các thành viên Đoàn kiểm tra làm việc theo lĩnh vực được phân công.
report-method-unannounced =
    Phương pháp kiểm tra: kiểm tra đột xuất, trực tiếp tại đơn vị; các thành viên Đoàn kiểm tra làm việc theo lĩnh vực được phân công.
report-method-report = Phương pháp kiểm tra: qua báo cáo và hồ sơ, tài liệu do đơn vị cung cấp.
report-method-reinspection =
    Phương pháp kiểm tra: phúc tra việc khắc phục các tồn tại, hạn chế của lần kiểm tra trước, qua báo cáo của đơn vị và kiểm tra thực tế.
report-method-self = Phương pháp kiểm tra: đơn vị tự kiểm tra theo kế hoạch của mình.
report-scope = Nội dung kiểm tra gồm { $count } lĩnh vực: { $areas }.
report-period = Kỳ số liệu: từ { $from } đến { $to }.
report-basis-competence = Số liệu hồ sơ thủ tục hành chính (TTHC) tính theo hồ sơ thuộc thẩm quyền giải quyết của đơn vị.
report-basis-reception = Số liệu hồ sơ thủ tục hành chính (TTHC) tính theo hồ sơ do đơn vị tiếp nhận, không phân biệt thẩm quyền giải quyết.
report-see-figures = Số liệu chi tiết tại { $appendix }.
report-see-findings = Danh mục tồn tại, hạn chế và thời hạn khắc phục tại { $appendix }.
report-see-figures-and-findings =
    Số liệu chi tiết tại { $figures }; danh mục tồn tại, hạn chế và thời hạn khắc phục tại { $findings } kèm theo Báo cáo này.

## II. Results

report-results = KẾT QUẢ KIỂM TRA
report-figure = { $label }: { $value }
report-figure-parts = { $label }: { $value }, { report-of-which } { $parts }
report-figure-part = { $label } { $value }
report-figure-rate = { $value } ({ $rate })
report-figure-no = { $label }: không
# First words of a label whose figure is part of the one before it.
report-of-which = trong đó
report-no-data-on = Chưa có số liệu, thông tin về: { $labels }.
report-area-rating = Đánh giá của Đoàn kiểm tra: { $rating }.
report-area-limitations = Nhận xét thêm của thành viên phụ trách: { $text }
report-area-open = Kết quả của lĩnh vực này chưa được nộp, số liệu còn có thể thay đổi.
report-area-empty = Chưa có kết quả kiểm tra của lĩnh vực này.
report-area-see = Số liệu chi tiết tại { $tables }, { $appendix }.

## III. Assessment

report-assessment = ĐÁNH GIÁ CHUNG
report-ratings = Kết quả đánh giá theo lĩnh vực: { $ratings }.
report-strengths = Ưu điểm
report-findings = Tồn tại, hạn chế
report-findings-none = Qua kiểm tra, Đoàn kiểm tra không ghi nhận tồn tại, hạn chế.
report-findings-none-yet = Đến thời điểm lập dự thảo chưa ghi nhận tồn tại, hạn chế.
report-causes = Nguyên nhân
report-observations = Vấn đề cần lưu ý
report-observations-intro = Các nội dung sau không phải là tồn tại, hạn chế; đề nghị đơn vị lưu ý trong chỉ đạo, điều hành:
report-observation-advice = { $text }; đề nghị { $recommendation }
report-of-area = { $area }: { $text }
report-undecided = { $text } (đề xuất, Trưởng đoàn chưa quyết định)

## IV. Recommendations

report-recommendations = KIẾN NGHỊ
report-for-unit = Đối với { $unit }
report-for-departments = Đối với các sở, ngành
report-for-province = Đối với UBND tỉnh
report-for-unit-intro = Đề nghị { $unit } thực hiện các nội dung dưới đây; { $head } chịu trách nhiệm chỉ đạo, tổ chức thực hiện.
report-unit-head = Thủ trưởng đơn vị
report-remedy = Khắc phục tồn tại, hạn chế
report-other-recommendations = Thực hiện các kiến nghị khác
report-remedy-of = Đối với tồn tại, hạn chế tại điểm { $letter } khoản { $clause } Mục { $section }: { $text }
report-remedy-responsible = { $text }; người chịu trách nhiệm: { $responsible }
report-by-date = { $text }; hoàn thành chậm nhất { $date }
report-by-days = { $text }; hoàn thành trong thời hạn { $days } ngày kể từ ngày thông báo kết luận kiểm tra

## V. and closing

report-unit-proposals = ĐỀ XUẤT CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA
report-closing =
    Trên đây là Báo cáo kết quả kiểm tra công tác cải cách hành chính năm { $year } tại { $unit }, Đoàn kiểm tra kính báo cáo { $addressee } xem xét, chỉ đạo./.
report-closing-no-addressee =
    Trên đây là Báo cáo kết quả kiểm tra công tác cải cách hành chính năm { $year } tại { $unit }./.
report-signer = TRƯỞNG ĐOÀN
report-recipients-label = Nơi nhận
report-recipients-same = Như trên
report-recipients-team = Thành viên Đoàn kiểm tra
report-recipients-file-prefix = Lưu:
report-recipients-file = Lưu: VT, ĐKT

## Appendices

report-appendix = Phụ lục
report-appendix-number = Phụ lục { $number }
report-attached = (Kèm theo Báo cáo số        /{ $symbol } ngày … tháng … năm { $year } của Đoàn kiểm tra)
report-figures-title = BIỂU SỐ LIỆU KIỂM TRA
report-table = Biểu { $number }
report-table-figures = Biểu { $number }. { $area }: số liệu
report-table-contents = Biểu { $number }. { $area }: nội dung kiểm tra
report-column-number = STT
report-column-figure = Chỉ tiêu
report-column-unit = Đơn vị tính
report-column-value = Số liệu
report-column-note = Ghi chú
report-column-content = Nội dung kiểm tra
report-column-result = Kết quả
report-column-self-reported = Đơn vị báo cáo
report-column-previous = Lần kiểm tra { $date }
report-note-differs = Khác báo cáo của đơn vị
report-chart = Biểu đồ { $number }. { $text }
report-chart-findings = Tồn tại, hạn chế theo lĩnh vực và mức độ
report-chart-alt = Biểu đồ: { $caption }. { $bars }
report-note-approximate = Số ước tính
report-note-derived = Tính từ số liệu
report-note-none = –: Không có số liệu.
report-findings-title = DANH MỤC TỒN TẠI, HẠN CHẾ VÀ THỜI HẠN KHẮC PHỤC
report-column-area = Lĩnh vực
report-column-finding = Tồn tại, hạn chế
report-column-severity = Mức độ
report-column-remedy = Kiến nghị khắc phục
report-column-responsible = Người chịu trách nhiệm
report-column-deadline = Thời hạn
report-legal-basis = Căn cứ: { $basis }
report-severity-minor = Nhẹ
report-severity-moderate = Trung bình
report-severity-serious = Nghiêm trọng
report-deadline-days = { $days } ngày kể từ ngày thông báo kết luận
report-deadline-open = Theo thông báo kết luận kiểm tra

## Digest for the lead

report-digest-title = { $unit }, kiểm tra ngày { $date }
report-digest-areas = Lĩnh vực đã nộp: { $submitted }/{ $total }
report-digest-dossiers = Hồ sơ TTHC: { $parts }
report-digest-received = tiếp nhận { $value }
report-digest-received-online = tiếp nhận { $value } (trực tuyến { $rate })
report-digest-resolved = giải quyết { $value }
report-digest-on-time = đúng hạn { $value }
report-digest-civil-servants = Công chức đúng vị trí việc làm: { $value }
report-digest-public-employees = Viên chức đúng vị trí việc làm: { $value }
report-digest-signed = Văn bản điện tử ký số: { $value }
report-digest-findings = Tồn tại, hạn chế: { $findings } · Lưu ý: { $observations } · Kiến nghị: { $recommendations }
report-digest-no-data = Chưa có số liệu: { $count } chỉ tiêu
report-digest-undecided = Chờ Trưởng đoàn quyết định: { $count } tồn tại, hạn chế, lưu ý
