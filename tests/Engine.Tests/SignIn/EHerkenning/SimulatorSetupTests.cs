using Engine.SignIn.EHerkenning;
using Engine.SignIn.EHerkenning.Simulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace Engine.Tests.SignIn.EHerkenning;

public sealed class SimulatorSetupTests
{
    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    [InlineData("Production", null, false)]
    [InlineData("Staging", "false", false)]
    public void The_simulator_exists_in_development_only(string environment, string? setting, bool exists) =>
        Add(environment, setting).Any(s => s.ServiceType == typeof(Broker)).ShouldBe(exists);

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void A_host_elsewhere_that_asks_for_the_simulator_does_not_start(string environment) =>
        Should.Throw<InvalidOperationException>(() => Add(environment, "true")).Message.ShouldContain("exists in Development only");

    private static ServiceCollection Add(string environment, string? setting)
    {
        var services = new ServiceCollection();
        services.AddEHerkenningSimulator(
            new ConfigurationBuilder().AddInMemoryCollection([new(SimulatorSetup.Setting, setting)]).Build(), new Host { EnvironmentName = environment });
        return services;
    }

    private sealed class Host : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
