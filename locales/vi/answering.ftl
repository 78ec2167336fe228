# Asking a question and taking the answer.

question-position = Câu { $number }/{ $total }.
question-unit = Đơn vị tính: { $unit }
question-period = từ { $from } đến { $to }
question-current = Đã trả lời: { $value }
question-suggestion = Theo số đã nhập (câu { $questions }): { $value }
question-several = Có thể chọn nhiều phương án: bấm từng phương án rồi bấm “Xong”, hoặc gõ các số thứ tự, ví dụ 1, 3.
question-several-typed = Có thể chọn nhiều phương án: gõ các số thứ tự, ví dụ 1, 3.
question-rank = Xếp thứ tự tất cả các phương án: bấm lần lượt từ phương án thứ nhất rồi bấm “Xong”, hoặc gõ các số theo thứ tự, ví dụ 3, 1, 2.
question-rank-typed = Xếp thứ tự tất cả các phương án: gõ các số theo thứ tự, ví dụ 3, 1, 2.
button-not-available = Không có số liệu
button-skip = Bỏ qua
button-back = ‹ Câu trước
button-keep = Giữ nguyên
button-done = Xong
button-right = Đúng
button-again = Nhập lại
button-edit-question = Sửa câu { $number }
button-edit-this = Sửa câu này

answer-saved = ✓ Đã lưu: { $value }
answer-saved-approximate = ✓ Đã lưu: { $value } (số ước tính)
answer-saved-not-available = ✓ Đã lưu: Không có số liệu ({ $reason })
answer-skipped-echo = Đã bỏ qua câu này.
answer-not-available = Không có số liệu
answer-skipped = Đã bỏ qua
answer-none = chưa trả lời
figure-line = { $label }: { $value }
answer-confirm = Đồng chí muốn nhập { $value }?
answer-confirm-unit = Anh/Chị muốn nhập { $value }?
answer-exact-wanted = Câu này cần số chính xác. Đề nghị nhập lại, không kèm “khoảng”.
not-available-why = Vì sao không có số liệu? Chọn một lý do hoặc ghi lý do khác.
not-available-refused = Câu này không được chọn “Không có số liệu”. Đề nghị trả lời câu hỏi ở trên.
reason-not-tracked = Đơn vị không theo dõi số liệu này
reason-no-report = Đơn vị chưa cung cấp số liệu
reason-not-checked = Đoàn chưa kiểm tra nội dung này
reason-not-compiled = Đơn vị chưa tổng hợp số liệu này
reason-kept-elsewhere = Số liệu do cơ quan khác quản lý
skip-refused = Câu này bắt buộc nên không bỏ qua được. Đề nghị trả lời câu hỏi ở trên.
skip-refused-own = Câu này bắt buộc nên không bỏ qua được. { $message }
skip-refused-na = Câu này bắt buộc nên không bỏ qua được. Nếu đơn vị không có số liệu, chọn “Không có số liệu”.
back-at-first = Đây là câu đầu tiên của biểu mẫu.
edit-no-such = Không có câu số đó. Đề nghị gõ “sửa” và số câu từ 1 đến { $total }, ví dụ: sửa 9.
warning-explain = Nếu số liệu đúng như vậy, đề nghị ghi lý do. Nếu cần sửa, gõ lại con số hoặc chọn nút bên dưới.
button-keep-explain = Giữ nguyên, ghi lý do
reason-wanted = Đề nghị ghi lý do bằng chữ. Nếu cần sửa, gõ lại con số hoặc gõ “nhập lại”.
choose-at-least-one = Đề nghị chọn ít nhất một phương án trước khi bấm “Xong”.
area-closed = Lĩnh vực này đã nộp nên không sửa được nữa. Nếu cần sửa, đề nghị báo Trưởng đoàn trả lại để bổ sung.
area-not-open = Lĩnh vực này hiện không nhận câu trả lời; nội dung vừa gửi chưa được lưu.
button-old = Nút này thuộc tin nhắn cũ, không có gì thay đổi. Đề nghị dùng tin nhắn mới nhất.
stale-answered = Câu { $number } đã trả lời: { $value }.
stale-open = Câu { $number } chưa trả lời.

## Not a text

media-sticker = Hệ thống chưa đọc được nhãn dán. Đề nghị trả lời câu { $number }/{ $total } ở trên bằng chữ hoặc nút bấm.
media-other = Hệ thống chưa đọc được nội dung này. Đề nghị trả lời câu { $number }/{ $total } ở trên bằng chữ hoặc nút bấm.

## What was wanted

wanted-integer = Câu này cần một số nguyên, ví dụ 12. Nếu đơn vị không có số liệu, gõ “không có số liệu”.
wanted-count = Câu này cần một con số, ví dụ 710 hoặc 1.250. Nếu đơn vị không có số liệu, gõ “không có số liệu”.
wanted-decimal = Câu này cần một con số, ví dụ 12 hoặc 12,5. Nếu đơn vị không có số liệu, gõ “không có số liệu”.
wanted-percent = Câu này cần một tỷ lệ phần trăm, ví dụ 92 hoặc 97,6%. Nếu đơn vị không có số liệu, gõ “không có số liệu”.
wanted-money = Câu này cần một số tiền, ví dụ 350 triệu hoặc 1,2 tỷ. Nếu đơn vị không có số liệu, gõ “không có số liệu”.
wanted-date = Câu này cần một ngày, ví dụ 17/9/2020. Nếu đơn vị không có số liệu, gõ “không có số liệu”.
wanted-time = Câu này cần giờ, ví dụ 08:30.
wanted-date_time = Câu này cần ngày và giờ, ví dụ 17/9/2020 08:30.
wanted-geopoint = Câu này cần vị trí: vĩ độ và kinh độ, ví dụ 22,15 105,58.
wanted-choice = Đề nghị chọn một trong các phương án ở trên bằng nút bấm hoặc số thứ tự.
wanted-multi_choice = Đề nghị chọn các phương án ở trên bằng nút bấm hoặc số thứ tự, ví dụ 1, 3.
wanted-rank = Đề nghị xếp thứ tự tất cả các phương án ở trên bằng các số của chúng, ví dụ 3, 1, 2.
wanted-text = Đề nghị trả lời bằng chữ.

refused-several_numbers = Trong câu trả lời có nhiều con số. Đề nghị gửi một số, ví dụ 710.
refused-not_an_integer = Câu này cần một số nguyên, không có phần thập phân, ví dụ 12.
refused-negative = Số này không được nhỏ hơn 0. Đề nghị nhập lại.
refused-too_large = Số này quá lớn (nhiều nhất { $max }). Đề nghị kiểm tra và nhập lại.
refused-too_many_decimals = Số này có quá nhiều chữ số (nhiều nhất { $max } chữ số sau dấu phẩy). Đề nghị nhập lại, ví dụ 97,6.
refused-out_of_range = Giá trị phải từ { $min } đến { $max }. Đề nghị nhập lại.
refused-percent_for_number = Câu này cần số lượng, không phải tỷ lệ phần trăm. Đề nghị nhập lại, ví dụ 710.
refused-unknown_unit = Hệ thống chưa hiểu “{ $text }”. Đề nghị chỉ gửi con số, ví dụ 710.
refused-khong_is_unclear = “Không” ở đây chưa rõ là số 0 hay không có số liệu. Đề nghị gõ 0 hoặc “không có số liệu”.
refused-not_a_date = Câu này cần một ngày, ví dụ 17/9/2020 hoặc 17/9.
refused-no_such_day = Không có ngày { $day }/{ $month }/{ $year }. Đề nghị nhập lại, ví dụ 17/9/2020.
refused-no_such_month = Không có tháng { $month }. Ngày viết trước, tháng viết sau, ví dụ 17/9/2020.
refused-day_missing = Đề nghị ghi cả ngày, ví dụ 17/9/2020.
refused-year_out_of_range = Năm { $year } không hợp lệ. Đề nghị nhập lại, ví dụ 17/9/2020.
refused-not_a_time = Câu này cần giờ, ví dụ 08:30.
refused-no_such_time = Không có giờ đó. Đề nghị nhập lại, ví dụ 08:30.
refused-no_such_choice = Không có phương án đó. Đề nghị chọn một trong { $count } phương án ở trên bằng nút bấm hoặc số thứ tự.
refused-ambiguous_choice = Câu trả lời khớp với nhiều phương án: { $names }. Đề nghị bấm nút hoặc gõ số thứ tự.
refused-placed_twice = Mỗi phương án chỉ xếp một lần; xếp hai lần: { $names }. Đề nghị gõ lại thứ tự của tất cả các phương án, ví dụ 3, 1, 2.
refused-not_placed = Chưa xếp: { $names }. Đề nghị gõ lại thứ tự của tất cả các phương án, ví dụ 3, 1, 2.
refused-too_long = Câu trả lời dài { $length } ký tự, nhiều nhất được { $max }. Đề nghị viết ngắn lại.
refused-not_a_place = Câu này cần vị trí: vĩ độ và kinh độ, ví dụ 22,15 105,58.

## Review and submit

review-answered = Đã trả lời { $answered }/{ $total } câu.
review-without-data = Câu đã ghi “Không có số liệu”: { $numbers }.
review-missing = Câu bắt buộc chưa trả lời: { $numbers }.
review-findings = Dự kiến tồn tại, hạn chế: { $findings } · Lưu ý: { $observations }
review-choose = Đề nghị chọn một nút bên dưới, hoặc gõ “sửa” và số câu, ví dụ: sửa 9.
review-how-to-edit = Để sửa, gõ “sửa” và số câu, ví dụ: sửa 9.
button-review-list = Xem và sửa từng câu
button-review-findings = Xem dự kiến tồn tại
button-submit = Nộp kết quả
submit-where = Để nộp, đề nghị trả lời hoặc bỏ qua các câu còn lại; sau câu cuối là phần xem lại với nút “Nộp kết quả”.
submit-unanswered = Chưa nộp được: còn câu bắt buộc chưa trả lời ({ $numbers }).
submit-done = Đã nộp kết quả lĩnh vực { $area }. Cảm ơn đồng chí.
submit-opinion = Từ số liệu đã nhập, Hệ thống dự kiến { $count } nội dung cần đồng chí cho ý kiến.
button-give-opinion = Cho ý kiến ({ $count })

## Going on after an interruption, and amending by editing a message

button-go-on = Tiếp tục nhập
early-which = “{ $text }” được gửi trước khi có câu này nên chưa được lưu. Dùng cho câu nào?
button-early-now = Câu { $number }
early-not-taken = “{ $text }” được gửi trước khi có câu này nên chưa được lưu. Phần đang làm là:
resume-not-taken = Thao tác trước đã bị gián đoạn, nội dung vừa gửi chưa được lưu.
amend-done = Đã sửa câu { $number } theo tin nhắn vừa chỉnh sửa.
amend-none = Tin nhắn vừa chỉnh sửa không phải là một câu trả lời đã lưu nên không có gì thay đổi. Để sửa câu trả lời, gõ “sửa” và số câu, ví dụ: sửa 9.
amend-closed = Lĩnh vực này đã nộp nên việc chỉnh sửa tin nhắn không làm thay đổi câu { $number }: { $value }. Nếu cần sửa, đề nghị báo Trưởng đoàn trả lại để bổ sung.
amend-overtaken = Câu { $number } đã có câu trả lời mới hơn tin nhắn vừa chỉnh sửa: { $value }. Không có gì thay đổi.
amend-refused = Câu { $number } vẫn giữ: { $value }.

## After the conclusion

area-concluded = Cuộc kiểm tra đã có kết luận ngày { $date }, câu trả lời và minh chứng không thay đổi nữa; nội dung vừa gửi chưa được lưu. Nếu số liệu có sai sót, đề nghị báo Trưởng đoàn hoặc Phó Trưởng đoàn đính chính (gõ “đính chính”).
correct-only-lead = Việc đính chính sau kết luận do Trưởng đoàn hoặc Phó Trưởng đoàn thực hiện.
correct-not-concluded = Cuộc kiểm tra chưa có kết luận nên chưa cần đính chính: lĩnh vực được sửa trực tiếp, hoặc được trả lại để bổ sung (gõ “tiến độ”).
correct-area = Đính chính câu trả lời của lĩnh vực nào?
correct-which = Câu số mấy? Ví dụ 9.
correct-not-this-kind = Câu này là tệp, ảnh, vị trí hoặc số liệu do Hệ thống tính nên không đính chính bằng chữ được. Đề nghị chọn câu khác.
correct-no-answer = chưa có câu trả lời
correct-value = Câu { $number }. { $label }
    Hiện ghi: { $value }. Nội dung đúng là gì?
correct-value-wanted = Đính chính cần nội dung đúng. Đề nghị ghi lại.
correct-why = Lý do đính chính là gì? Lý do được ghi vào nhật ký và báo cho những người liên quan.
correct-last-look = { $area }, câu { $number }. { $label }
    { $before } → { $after }
    Lý do: { $reason }
    Thành viên phụ trách, lãnh đạo Đoàn và đơn vị sẽ được báo. Đính chính?
button-correct = Đính chính
button-correct-not = Không đính chính
correct-left = Chưa đính chính, câu trả lời giữ nguyên.
correct-done = ✓ Đã đính chính câu { $number }: { $before } → { $after }. Những người liên quan đã được báo. Văn bản đã ghi số giữ nguyên; muốn văn bản có nội dung này, gõ “văn bản” và lập bản sửa đổi.
told-corrected = Đính chính sau kết luận kiểm tra tại { $unit }
    { $area }, câu { $number }. { $label }
    { $before } → { $after }
    Lý do: { $reason }
    Người đính chính: { $name }. Văn bản đã ghi số giữ nguyên; nội dung đính chính có trong bản sửa đổi lập sau.
