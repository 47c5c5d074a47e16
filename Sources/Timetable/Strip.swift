/// A run of plain values of fixed length whose owner frees it: the tables of the search.
///
/// Bounds are checked in debug builds only; a search reads these some hundred million times a
/// second.
struct Strip<Element: BitwiseCopyable> {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    init(_ values: [Element]) {
        count = values.count
        base = .allocate(capacity: max(1, count))
        for (index, value) in values.enumerated() {
            (base + index).initialize(to: value)
        }
    }

    init(repeating value: Element, count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: value, count: count)
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    @inline(__always)
    subscript(index: Int32) -> Element {
        get { self[Int(index)] }
        nonmutating set { self[Int(index)] = newValue }
    }

    func copy(from other: Strip) {
        assert(count == other.count)
        base.update(from: other.base, count: count)
    }

    func free() {
        base.deallocate()
    }
}
