### Evidence: photos, files, recordings, videos, places.

## Counts

evidence-photo = { $count } ảnh
evidence-document = { $count } tệp
evidence-audio = { $count } bản ghi âm
evidence-video = { $count } video
evidence-place = { $count } vị trí

evidence-a-photo = Ảnh
evidence-a-document = Tệp
evidence-a-audio = Bản ghi âm
evidence-a-video = Video
evidence-a-place = Vị trí

## Receipts

evidence-received = Đã nhận { $what } minh chứng cho câu { $number }.
evidence-received-area = Đã nhận { $what } minh chứng cho lĩnh vực { $area }.
evidence-received-file-question = Đã nhận { $what } cho câu { $number }. Gửi tiếp, hoặc chọn “Xong”.
evidence-answer-above = Đề nghị trả lời câu hỏi ở trên.
evidence-voice-unheard = Hệ thống chưa nghe được tin nhắn thoại: đề nghị trả lời câu { $number }/{ $total } ở trên bằng chữ hoặc nút bấm.
evidence-privacy = Lưu ý: không gửi ảnh giấy tờ cá nhân, tài liệu mật; che tên, địa chỉ, số điện thoại của công dân.
evidence-caption-unprintable = Trên giấy không in được ký tự { $characters } trong chú thích; phần chữ còn lại vẫn được in.
evidence-too-large = Tệp lớn quá 10 MB nên chưa nhận được. Đề nghị gửi tệp nhỏ hơn.
evidence-too-many = Số ảnh, tệp nhận trong một ngày đã đến giới hạn ({ $most }). Đề nghị gửi tiếp vào ngày mai.
evidence-nothing-open = Chưa rõ ảnh, tệp này của câu nào nên chưa được lưu. Đề nghị gõ “tiếp tục” để mở câu hỏi, rồi gửi lại.

## Questions for photos and files

evidence-wanted-image = Câu này cần ảnh. Gửi xong thì chọn “Xong”.
evidence-wanted-file = Câu này cần ảnh hoặc tệp. Gửi xong thì chọn “Xong”.
evidence-wanted-audio = Câu này cần bản ghi âm. Gửi xong thì chọn “Xong”.
evidence-wanted-video = Câu này cần video. Gửi xong thì chọn “Xong”.
evidence-so-far = Đã có: { $what }
evidence-answer = { $count } ảnh, tệp

## Evidence or an explanation wanted

evidence-or-explain = Với câu trả lời “{ $value }”, đề nghị gửi ảnh hoặc tệp minh chứng. Nếu không có, ghi giải trình.
evidence-required = Câu này cần ảnh hoặc tệp minh chứng. Đề nghị gửi ngay sau đây.
evidence-explain = Đề nghị ghi giải trình cho câu trả lời “{ $value }”.
button-evidence-explain = Bỏ qua ảnh, ghi giải trình
button-evidence-later = Gửi sau
submit-evidence-missing = Chưa nộp được: còn câu chưa có ảnh, tệp minh chứng hoặc giải trình ({ $numbers }).
review-evidence-missing = Câu chưa có minh chứng hoặc giải trình: { $numbers }.
review-evidence = Minh chứng: { $what }

## Word to the sender

evidence-for-question = { " " }cho câu { $number } ({ $area })
evidence-for-area = { " " }cho lĩnh vực { $area }
evidence-refused = { $what } gửi lúc { $time }, ngày { $date }{ $target } chưa lưu được.
evidence-refusal-too_large = Tệp lớn quá 10 MB. Đề nghị gửi tệp nhỏ hơn.
evidence-refusal-type = Đây không phải ảnh (JPEG, PNG, WebP, HEIC), PDF, tệp Word, Excel, PowerPoint, ghi âm hoặc video. Đề nghị gửi loại tệp khác.
evidence-refusal-pixels = Ảnh có quá nhiều điểm ảnh (tối đa 50 triệu). Đề nghị gửi ảnh nhỏ hơn.
evidence-refusal-broken = Tệp bị hỏng hoặc chưa tải lên hết. Đề nghị gửi lại.
evidence-refusal-gone = Kênh trò chuyện không còn giữ tệp này. Đề nghị gửi lại.
evidence-refusal-unreachable = Hệ thống chưa tải được tệp từ kênh trò chuyện. Đề nghị gửi lại.
evidence-not-printable = { $what } gửi lúc { $time }, ngày { $date }{ $target } đã được lưu nguyên vẹn, nhưng định dạng HEIC không in được trong báo cáo. Nếu cần in, đề nghị gửi thêm ảnh JPEG.

## Picture appendix of the report

report-pictures-title = Hình ảnh
report-picture-number = Hình { $number }
report-finding-shown = { $text } ({ $pictures }, { $appendix })
report-picture = Hình { $number }. { $text }
report-picture-question = câu { $number }, { $area }
report-picture-finding = tồn tại, hạn chế số { $number }
report-picture-taken = chụp lúc { $time }, ngày { $date }
report-picture-received = nhận lúc { $time }, ngày { $date }
report-picture-place = vị trí { $latitude }; { $longitude }
report-picture-alt = Ảnh: { $text }
report-pictures-more = Còn { $count } ảnh khác lưu trong hồ sơ kiểm tra.
report-see-pictures = Hình ảnh kiểm chứng tại { $appendix }.
