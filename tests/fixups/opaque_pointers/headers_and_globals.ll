%struct.node = type { i8*, %struct.node*, i64 (i8*, ...)*, [4 x i8**] }

@names = global [2 x i8*] zeroinitializer
@head = internal global %struct.node* null, align 8
@handler = global i64 (i64)* @twice
@other = alias i8, i8* @byte
@byte = global i8 0

declare noalias i8* @allocate(i64)
declare void (i32)* @signal(i32, void (i32)*)

define internal i8* @pick(%struct.node* nocapture readonly %n, i8 ** %p, i32(i8*)*%f) {
  ret i8* null
}

define i64 @twice(i64 %n) {
  %r = shl i64 %n, 1
  ret i64 %r
}
