declare i32 @old(...)

define i32 @f(i8* %p) {
  %n = bitcast i8* %p to i32*
  %v = load i32* %n
  %r = call i32 (i32*) bitcast (i32 (...)* @fill to i32 (i32*)*)(i32* bitcast (i8* @byte to i32*))
  %s = load i32* bitcast (i8* getelementptr inbounds ([8 x i8]* @bytes, i64 0, i64 4) to i32*)
  ret i32 %v
}

define i32 @fill(i32* %p) {
  ret i32 0
}

@byte = global i8 0
@bytes = global [8 x i8] zeroinitializer
