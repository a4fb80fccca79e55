define i64 @pick(i1) {
  br i1 %0, label %2, label %3

<label>:2:                                      ; preds = %1
  ret i64 1

; <label>:3:
<label>:3
  ret i64 0
}
