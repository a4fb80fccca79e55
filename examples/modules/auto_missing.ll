; Whether a byte is a blank, a tab or a line end.
define i1 @is_blank_byte(i8 %byte) {
entry:
  %is_space = icmp eq i8 %byte, 32
  %from_tab = sub i8 %byte, 9
  %is_control = icmp ult i8 %from_tab, 5
  %is_blank = or i1 %is_space, %is_control
  ret i1 %is_blank
}
