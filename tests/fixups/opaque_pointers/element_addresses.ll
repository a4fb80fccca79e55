@text = private constant [4 x i8] c"abc\00"
%struct.node = type { i32, %struct.node* }

define i8* @f(i8* %p, %struct.node* %n, <2 x i8*> %v) {
  %a = getelementptr i8* %p, i64 1
  %b = getelementptr inbounds [4 x i8]* @text, i32 0, i32 0
  %c = getelementptr inbounds %struct.node* %n, i32 0, i32 1
  %d = load %struct.node** %c
  %e = getelementptr <2 x i8*> %v, i64 1
  %q = getelementptr i8, i8* %p, i64 1
  ret i8* getelementptr inbounds ([4 x i8]* @text, i64 0, i64 1)
}
