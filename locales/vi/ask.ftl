# What is said when something is asked and the answer does not fit, whatever it is about.

text-wanted = Đề nghị trả lời bằng chữ, hoặc gõ “hủy”.
text-too-long = Nội dung dài { $length } ký tự, cần từ 1 đến { $most }. Đề nghị viết lại.
text-unprintable = Văn bản không in được ký tự { $characters }. Đề nghị viết lại bằng chữ.
choose-a-button = Đề nghị chọn một trong các nút ở trên.
day-wrong = Hệ thống chưa hiểu ngày này. Đề nghị ghi ngày, ví dụ { $example }.
name-wrong = Đề nghị ghi họ và tên đầy đủ, ví dụ Nguyễn Văn An.
button-stop = Dừng lại
