import Reckoning
import Storage

extension Address {
    package static func children(_ school: URN) -> String { "/schools/\(school)/children" }
    package static func addChild(_ school: URN) -> String { "/schools/\(school)/children/new" }
    package static func changeChild(_ child: ID<Child>) -> String { "/children/\(child)/change" }
    package static func withdrawBasis(_ basis: ID<LawfulBasis>, of child: ID<Child>) -> String {
        "/children/\(child)/basis/\(basis)/withdraw"
    }
    package static func strikeBasis(_ basis: ID<LawfulBasis>, of child: ID<Child>) -> String {
        "/children/\(child)/basis/\(basis)/strike"
    }
    package static func moveChild(_ child: ID<Child>) -> String { "/children/\(child)/move" }
}
