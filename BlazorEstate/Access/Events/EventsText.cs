namespace BlazorEstate.Access.Events;

/// <summary>Marks EventsText.resx: names and sentences of the kinds of events, under "Kind.key" and "Sentence.key".</summary>
public sealed class EventsText;
