/// A meeting of the model. Its states and records are in Meetings; rooms before it may name one.
package enum Meeting {}

/// One item of a meeting's agenda.
package enum AgendaItem {}

/// Something that somebody agreed to do by a day.
package enum AgreedAction {}
