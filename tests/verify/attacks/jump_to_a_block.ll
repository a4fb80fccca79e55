; attack: jump to a block past the beginning of its function
; refused: the address of a block
define i64 @half(i64 %value) {
entry:
  indirectbr ptr blockaddress(@half, %end), [label %end]

end:
  %right = lshr i64 %value, 1
  ret i64 %right
}
