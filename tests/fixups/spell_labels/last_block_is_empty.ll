define void @pick(i1 %c) {
%entry:
  br i1 %c, label %end, label %end
%end:
}
