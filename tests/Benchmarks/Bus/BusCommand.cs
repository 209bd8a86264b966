using System.CommandLine;

namespace Ingestion.Benchmarks.Bus;

/// <summary><c>bus</c>: how fast messages get into the broker.</summary>
internal static class BusCommand
{
    public static Command Create() => new("bus", "How fast messages get into the broker.") { Publish() };

    private static Command Publish()
    {
        var url = new Option<string>("--url")
        {
            Description = "The broker; queues of the product are declared and emptied there.",
            DefaultValueFactory = _ => "amqp://guest:guest@localhost:5672",
        };
        var messages = new Option<int>("--messages") { Description = "How many a round, each way.", DefaultValueFactory = _ => 2_000 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds that count, after one that does not.", DefaultValueFactory = _ => 7 };
        var command = new Command(
            "publish",
            "Confirmed publishes a second: the fetcher's path, the bus alone, and a bare confirmed publisher, in turns on one broker."
        )
        {
            url,
            messages,
            rounds,
        };
        command.SetAction(
            (parsed, cancel) =>
                PublishThroughput.RunAsync(parsed.GetValue(url)!, parsed.GetValue(messages), parsed.GetValue(rounds), Console.Out, cancel)
        );
        return command;
    }
}
