@text = constant [18 x i8] c"{
%entry:
<label>:2"
define void @f() section "
label x:" {
  ret void
}
