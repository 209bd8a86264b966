using Ingestion.Contracts.V1;

namespace Ingestion.Benchmarks.Events;

/// <summary>Counts of one kind of document: new events, alerts, and what of matched events is right.</summary>
internal sealed class EventScore
{
    private readonly Dictionary<string, (int Right, int All)> _fields = [];
    private int _found;
    private int _missed;
    private int _wrong;
    private int _old;
    private int _alertRight;
    private int _alertWrong;
    private int _alertMissed;
    private int _quiet;

    public List<string> Errors { get; } = [];

    public void Add(LabelledDocument document, Enrichment read)
    {
        AddAlert(document, read);
        var open = read.Events.Where(e => !e.Background).ToList();
        foreach (var label in document.Events.Where(e => !e.Optional && !e.Background)) AddLabel(document, label, open);
        foreach (var extra in open.Where(e => !document.Events.Any(l => l.Optional && Likeness.SamePlace(l, e)))) AddWrong(document, extra);
    }

    public IEnumerable<string> Lines()
    {
        var (precision, recall) = (Ratio(_found, _found + _wrong), Ratio(_found, _found + _missed));
        yield return $"new events  F1 {F1(precision, recall):0.000}  P {precision:0.000}  R {recall:0.000}  ({_found} found, {_missed} missed, {_wrong} wrong, of these {_old} background told as new)";
        yield return $"alert       P {Ratio(_alertRight, _alertRight + _alertWrong):0.000}  R {Ratio(_alertRight, _alertRight + _alertMissed):0.000}  false {Ratio(_alertWrong, _alertWrong + _quiet, 0):0.000}";
        yield return "matched     " + string.Join("  ", _fields.Select(f => $"{f.Key} {Ratio(f.Value.Right, f.Value.All):0.000} of {f.Value.All}"));
    }

    private void AddAlert(LabelledDocument document, Enrichment read)
    {
        if (document.Alert is not { } wanted) return;
        if (wanted && read.Alert) _alertRight++;
        else if (wanted) _alertMissed++;
        else if (read.Alert) _alertWrong++;
        else _quiet++;
        if (wanted != read.Alert) Errors.Add($"{document.Id}: alert should be {wanted}");
    }

    private void AddLabel(LabelledDocument document, LabelledEvent label, List<ControlEvent> open)
    {
        var match = open.Where(e => Likeness.SamePlace(label, e))
            .OrderByDescending(e => Name(e.Action) == label.Action)
            .ThenByDescending(e => Likeness.SameDate(label, e))
            .FirstOrDefault();
        if (match is null)
        {
            _missed++;
            Errors.Add($"{document.Id}: missed {label.Action} {label.Place}");
            return;
        }

        _found++;
        open.Remove(match);
        Field(document, "action", Name(match.Action) == label.Action, label.Place);
        Field(document, "status", Name(match.Status) == label.Status, label.Place);
        if (label.Date is not null) Field(document, "date", Likeness.SameDate(label, match), label.Place);
        if (label.Admin1 is not null) Field(document, "admin1", label.Admin1 == match.Admin1, label.Place);
    }

    private void Field(LabelledDocument document, string name, bool right, string? place)
    {
        var (before, all) = _fields.GetValueOrDefault(name);
        _fields[name] = (before + (right ? 1 : 0), all + 1);
        if (!right) Errors.Add($"{document.Id}: {name} of {place}");
    }

    private void AddWrong(LabelledDocument document, ControlEvent extra)
    {
        _wrong++;
        if (document.Events.Any(l => l.Background && Likeness.SamePlace(l, extra))) _old++;
        Errors.Add($"{document.Id}: wrong {Name(extra.Action)} {extra.Place}");
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static double Ratio(int part, int whole, double empty = 1) => whole == 0 ? empty : (double)part / whole;

    private static double F1(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}
