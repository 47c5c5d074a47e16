import Reckoning

// The addresses of this room and the lists it leads to.
extension Address {
    package static let zones = "/zones"
    package static let schoolsFile = "/schools.csv"
}
