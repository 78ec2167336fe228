# The Excel workbook and the papers beside the report: minutes, notice of conclusion, remediation report.

## Workbook

sheet-figures = Số liệu
sheet-findings = Tồn tại, lưu ý
sheet-recommendations = Kiến nghị
sheet-column-id = Mã chỉ tiêu
sheet-column-state = Trạng thái
sheet-column-source = Nguồn
sheet-column-review = Duyệt
sheet-column-previous = Lần kiểm tra trước
sheet-column-days-late = Số ngày làm việc quá hạn
sheet-column-account-day = Ngày báo cáo
sheet-column-files = Số tệp minh chứng
sheet-column-verdict = Kết luận của Đoàn kiểm tra
sheet-column-verdict-day = Ngày kết luận
sheet-remediation = Khắc phục
sheet-source-on-site = Kiểm tra thực tế
sheet-source-self-report = Đơn vị tự báo cáo
sheet-returned = Yêu cầu bổ sung: { $comment }
sheet-verdict-accepted = Đã khắc phục
sheet-verdict-rejected = Chưa đạt, cần bổ sung
sheet-column-days = Số ngày
sheet-column-basis = Căn cứ pháp lý
sheet-column-rules = Quy tắc
sheet-column-decided = Quyết định
sheet-column-addressee = Đối tượng
sheet-column-for-findings = Ứng với tồn tại số
sheet-yes = Có
sheet-state-answered = Đã trả lời
sheet-state-not-available = Không có số liệu
sheet-area-draft = Đang nhập
sheet-area-submitted = Đã nộp
sheet-area-returned = Được trả lại để bổ sung
sheet-area-approved = Đã duyệt
sheet-observation = Lưu ý
sheet-decided = Trưởng đoàn đã xác nhận
sheet-undecided = Chờ Trưởng đoàn quyết định
sheet-addressee-unit = Đơn vị được kiểm tra
sheet-addressee-department = Sở, ngành
sheet-addressee-province = UBND tỉnh

## Common

document-remedy-of-section = Đối với tồn tại, hạn chế tại điểm { $letter } Mục { $section }: { $text }
document-remedy-of-clause = Đối với tồn tại, hạn chế tại điểm { $letter } khoản { $clause }: { $text }
document-remedy-plain = Có biện pháp khắc phục dứt điểm

## Minutes (form 1.9 of the decree 30/2020)

minutes-type = BIÊN BẢN
minutes-subject = Kiểm tra công tác cải cách hành chính
    năm { $year } tại { $unit }
minutes-file-title = Biên bản kiểm tra công tác cải cách hành chính năm { $year } tại { $unit }
minutes-subject-reinspection = Phúc tra công tác cải cách hành chính
    năm { $year } tại { $unit }
minutes-file-title-reinspection = Biên bản phúc tra công tác cải cách hành chính năm { $year } tại { $unit }
minutes-blank = ………………………………………
minutes-blank-lines =
    ……………………………………………………………………………
    ……………………………………………………………………………
    ……………………………………………………………………………
minutes-blank-time = …… giờ …… phút
minutes-start = Thời gian bắt đầu: { $time }, { $date }.
minutes-place = Địa điểm: { $place }.
minutes-chair = Chủ trì: { $person }, { $role }.
minutes-secretary = Thư ký (người ghi biên bản): { $person }.
minutes-attendance = THÀNH PHẦN THAM DỰ
minutes-team = Đoàn kiểm tra
minutes-unit = Đại diện { $unit }
minutes-results = NỘI DUNG, KẾT QUẢ KIỂM TRA
minutes-recommendations = KIẾN NGHỊ CỦA ĐOÀN KIỂM TRA
minutes-opinion = Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA
minutes-stance-accepted = { $unit } nhất trí với nội dung biên bản, tiếp thu các ý kiến của Đoàn kiểm tra.
minutes-stance-accepted_partly = { $unit } nhất trí một phần với nội dung biên bản và có ý kiến như sau:
minutes-stance-disagreed = { $unit } không nhất trí với nội dung biên bản và có ý kiến như sau:
minutes-closing =
    Buổi làm việc kết thúc vào { $time }, { $date }. Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản; đã đọc lại cho những người tham dự cùng nghe, thống nhất và ký tên./.
minutes-signer-unit =
    ĐẠI DIỆN ĐƠN VỊ
    ĐƯỢC KIỂM TRA
minutes-signer-secretary = THƯ KÝ
minutes-file = Lưu: VT, Hồ sơ

## Notice of conclusion

conclusion-type = THÔNG BÁO
conclusion-subject = Kết luận kiểm tra công tác cải cách hành chính
    năm { $year } tại { $unit }
conclusion-file-title = Thông báo kết luận kiểm tra công tác cải cách hành chính năm { $year } tại { $unit }
conclusion-subject-reinspection = Kết luận phúc tra công tác cải cách hành chính
    năm { $year } tại { $unit }
conclusion-file-title-reinspection = Thông báo kết luận phúc tra công tác cải cách hành chính năm { $year } tại { $unit }
conclusion-opening =
    Trên cơ sở kết quả kiểm tra công tác cải cách hành chính (CCHC) tại { $unit } { $date } và ý kiến của đơn vị được kiểm tra, Trưởng Đoàn kiểm tra kết luận như sau:
conclusion-strengths = Kết quả đạt được
conclusion-causes = Nguyên nhân, trách nhiệm
conclusion-responsibility = { $head } chịu trách nhiệm chỉ đạo làm rõ nguyên nhân, trách nhiệm của tập thể, cá nhân có liên quan đến các tồn tại, hạn chế nêu trên của { $unit }.
conclusion-requirements = Yêu cầu đối với { $unit }
conclusion-no-requirement = { $unit } tiếp tục phát huy kết quả đạt được.
conclusion-follow-up = Tổ chức thực hiện
conclusion-agency = Sở Nội vụ
conclusion-report =
    { $unit } báo cáo kết quả khắc phục, kèm tài liệu minh chứng, về { $organization } (qua { $agency }) khi hết thời hạn nêu trên
conclusion-report-by =
    { $unit } báo cáo kết quả khắc phục, kèm tài liệu minh chứng, về { $organization } (qua { $agency }) chậm nhất { $date }
conclusion-agency-duty = { $agency } theo dõi, đôn đốc { $unit } thực hiện; tổng hợp, báo cáo { $organization } kết quả khắc phục
conclusion-closing =
    Trên đây là kết luận kiểm tra công tác cải cách hành chính năm { $year } tại { $unit }; yêu cầu đơn vị và các cơ quan có liên quan nghiêm túc thực hiện./.

## Remediation report

remedied-subject = Kết quả khắc phục tồn tại, hạn chế
    sau kiểm tra công tác cải cách hành chính năm { $year }
remedied-file-title = Báo cáo kết quả khắc phục tồn tại, hạn chế sau kiểm tra công tác cải cách hành chính năm { $year } của { $unit }
remedied-team = Đoàn kiểm tra công tác cải cách hành chính năm { $year }
remedied-opening = 
    Thực hiện Thông báo { $date } của Đoàn kiểm tra về kết luận kiểm tra công tác cải cách hành chính (CCHC) năm { $year }, { $unit } báo cáo kết quả khắc phục như sau:
remedied-opening-numbered = 
    Thực hiện Thông báo số { $number } { $date } của Đoàn kiểm tra về kết luận kiểm tra công tác cải cách hành chính (CCHC) năm { $year }, { $unit } báo cáo kết quả khắc phục như sau:
remedied-overview = TÌNH HÌNH TRIỂN KHAI
remedied-overview-text =
    Thông báo kết luận kiểm tra { $concluded } nêu { $total } nội dung phải khắc phục. Tính đến { $today }: đã được xác nhận khắc phục { $done } nội dung; đã báo cáo, đang chờ xác nhận { $handedIn } nội dung; chưa hoàn thành { $owed } nội dung, trong đó quá hạn { $late } nội dung.
remedied-points = KẾT QUẢ KHẮC PHỤC TỪNG NỘI DUNG
remedied-requirement = Yêu cầu: { $text }
remedied-due = Thời hạn: { $date }
remedied-responsible = Người chịu trách nhiệm: { $person }
remedied-moved = Đã chuyển cho { $unit } tiếp tục thực hiện
remedied-no-account = Đơn vị chưa báo cáo kết quả thực hiện
remedied-account = Kết quả thực hiện ({ $date }): { $text }
remedied-evidence = Tài liệu minh chứng: { $count } tệp đã gửi
remedied-awaits = Đang chờ Đoàn kiểm tra xác nhận
remedied-accepted = Đoàn kiểm tra xác nhận đã khắc phục ({ $date })
remedied-rejected = Đoàn kiểm tra đánh giá chưa đạt, cần bổ sung ({ $date })
remedied-verdict-reason = { $verdict }: { $reason }
remedied-open = NỘI DUNG CHƯA HOÀN THÀNH, ĐỀ NGHỊ
remedied-late = quá hạn { $days } ngày làm việc
remedied-objection = đơn vị có ý kiến: { $reason }
remedied-extension = đơn vị đề nghị gia hạn đến { $date }, lý do: { $reason }
remedied-closing =
    Trên đây là báo cáo kết quả khắc phục tồn tại, hạn chế sau kiểm tra công tác cải cách hành chính năm { $year }, { $unit } kính báo cáo { $organization }./.
remedied-signer-committee = TM. ỦY BAN NHÂN DÂN
remedied-signer-chair = CHỦ TỊCH
remedied-signer = THỦ TRƯỞNG ĐƠN VỊ
remedied-file = Lưu: VT
remedied-attached = (Kèm theo Báo cáo số        /{ $symbol } ngày … tháng … năm … của { $unit })
remedied-table-title = TỔNG HỢP KẾT QUẢ KHẮC PHỤC
remedied-column-account = Kết quả thực hiện
remedied-state-assigned = Chưa bắt đầu
remedied-state-contested = Đơn vị có ý kiến
remedied-state-in_progress = Đang khắc phục
remedied-state-submitted = Chờ xác nhận
remedied-state-accepted = Đã khắc phục
remedied-state-rejected = Chưa đạt, cần bổ sung
remedied-state-closed = Đã khắc phục, đã kết thúc theo dõi
remedied-state-unresolved = Chưa khắc phục, đã kết thúc theo dõi
remedied-state-late = { $state }; quá hạn { $days } ngày làm việc

## Papers in the chat

paper-inspection_report = Báo cáo kết quả kiểm tra
paper-inspection_minutes = Biên bản kiểm tra
paper-conclusion_notice = Thông báo kết luận kiểm tra
paper-remediation_report = Báo cáo kết quả khắc phục
paper-building = Đang lập { $title }…
paper-ready-pdf = { $title } (dự thảo, { $pages } trang).
paper-ready-docx = { $title } (dự thảo, bản Word để chỉnh sửa).
paper-ready-xlsx = Bảng Excel: số liệu, tồn tại, kiến nghị.
paper-other-forms = Lấy bản khác:
paper-failed = Hệ thống chưa lập được văn bản. Số liệu không thay đổi. Đề nghị thử lại; nếu vẫn lỗi, đề nghị báo quản trị viên hệ thống.
paper-failed-character = Chưa lập được văn bản: ký tự “{ $character }” trong nội dung “{ $context }” không in được. Đề nghị sửa nội dung đó rồi lập lại.
paper-nothing-assigned = Chưa có nội dung nào phải khắc phục: Thông báo kết luận kiểm tra chưa được ban hành hoặc không nêu tồn tại, hạn chế.
button-word = Bản Word
button-excel = Bảng Excel
button-report-en = Bản tiếng Anh
button-report-vi = Bản tiếng Việt
button-minutes = Biên bản kiểm tra
button-conclusion = Thông báo kết luận
button-remediation-report = Báo cáo kết quả khắc phục
ask-minutes-start = Buổi làm việc bắt đầu lúc mấy giờ? Ví dụ: 8:00
ask-minutes-end = Buổi làm việc kết thúc lúc mấy giờ? Ví dụ: 11:30. Gõ “bỏ qua” nếu chưa kết thúc.
ask-minutes-place = Địa điểm làm việc?
ask-minutes-others = Ngoài những người đã có trong danh sách, phía { $unit } có ai tham dự? Mỗi người một dòng, ví dụ: Bà Nguyễn Thị A, Trưởng phòng Nội vụ. Gõ “bỏ qua” nếu không có.
ask-minutes-stance = Ý kiến của { $unit } về nội dung biên bản?
ask-minutes-opinion = Đề nghị ghi ý kiến của { $unit }. Gõ “bỏ qua” nếu không có thêm.
button-minutes-at-unit = Trụ sở { $unit }
button-minutes-keep = Giữ: { $value }
button-stance-accepted = Nhất trí, tiếp thu
button-stance-accepted_partly = Nhất trí một phần
button-stance-disagreed = Không nhất trí
button-skip-answer = Bỏ qua
button-minutes-build = Lập biên bản
button-minutes-change = Sửa thông tin biên bản
ask-minutes-time-wrong = Không hiểu thời gian này. Đề nghị ghi giờ và phút, ví dụ 8:00 hoặc 14 giờ 30.
ask-minutes-time-order = Thời gian kết thúc ({ $end }) phải sau thời gian bắt đầu ({ $start }). Đề nghị nhập lại.
ask-minutes-told-title = Thông tin biên bản: { $unit }
ask-minutes-told-time = Thời gian: { $start } đến { $end }
ask-minutes-told-place = Địa điểm: { $place }
ask-minutes-told-others = Người tham dự khác: { $people }
ask-minutes-told-stance = Ý kiến của đơn vị: { $stance }
ask-minutes-told-none = chưa ghi
ask-minutes-only-lead = Biên bản do Thư ký đoàn hoặc Trưởng đoàn lập.
ask-conclusion-only-lead = Dự thảo thông báo kết luận dành cho Trưởng đoàn và Thư ký đoàn.
