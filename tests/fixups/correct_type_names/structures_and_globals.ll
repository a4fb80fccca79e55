%node = type { int, %node*, [4 x char] }

@count = global int 0
@flag = internal global bool false
@table = constant [2 x u16] [u16 1, u16 2]

define long long @f(%node* %n) {
  %p = getelementptr %node, %node* %n, i64 0, int 2, long long 1
  %c = load char, char* %p
  %r = zext char %c to long long
  ret long long %r
}
