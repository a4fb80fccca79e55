define i64 @pick(i1 %c) {
  br i1 %c, label %label, label %no
%label:
  ret i64 1
label no:
  ret i64 0
}
