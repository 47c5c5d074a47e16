/// Specialist time. It is agreed in half days and logged in half hours.
public enum HalfDays {
    /// Half hours in a half day: three and a half hours, half of a working day of seven. No source
    /// gives a number; this is the local government working day (ours).
    public static let halfHours = 7

    /// Half days still to come of those agreed. A half day that was begun is not yet used up.
    public static func left(of agreed: Int, halfHoursUsed used: Int) -> Int {
        max(0, agreed - used / halfHours)
    }

    /// "2½ days", "1 day", "½ day", "no days".
    public static func words(_ halfDays: Int) -> String {
        switch halfDays {
        case ...0: "no days"
        case 1: "½ day"
        case 2: "1 day"
        default: "\(number(halfDays)) days"
        }
    }

    /// "2½": half days as a number of days.
    public static func number(_ halfDays: Int) -> String {
        let whole = halfDays / 2
        guard halfDays % 2 == 1 else { return String(whole) }
        return whole == 0 ? "½" : "\(whole)½"
    }

    /// "2½ of 6 days": what was used of what was agreed, to the half day begun; "2½ days, none
    /// agreed" where time was given without; "none agreed".
    public static func used(halfHours used: Int, of agreed: Int) -> String {
        let begun = (used + halfHours - 1) / halfHours
        if agreed <= 0, begun == 0 { return "none agreed" }
        return agreed > 0
            ? "\(number(begun)) of \(words(agreed))"
            : "\(words(begun)), none agreed"
    }

    /// "1½ hours", "½ hour".
    public static func hours(_ halfHours: Int) -> String {
        halfHours <= 2 ? "\(number(halfHours)) hour" : "\(number(halfHours)) hours"
    }

    /// Halves from what people write: "2", "2.5", "2½", "½"; nil where it is anything else.
    public static func halves(_ text: String) -> Int? {
        var whole = Substring(text)
        var half = 0
        if let ending = ["½", ".5", ",5"].first(where: { text.hasSuffix($0) }) {
            half = 1
            whole = text.dropLast(ending.count)
        } else if text.hasSuffix(".0") {
            whole = text.dropLast(2)
        }
        if whole.isEmpty { return half == 1 ? 1 : nil }
        guard whole.utf8.allSatisfy({ (48...57).contains($0) }), whole.utf8.count <= 4,
            let number = Int(whole)
        else { return nil }
        return 2 * number + half
    }
}
