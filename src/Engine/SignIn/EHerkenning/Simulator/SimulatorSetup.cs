using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.SignIn.EHerkenning.Simulator;

/// <summary>Registers the simulator, which stands in for tenants whose file names no broker.</summary>
public static class SimulatorSetup
{
    /// <summary>Setting of the host: on by itself in Development, where <c>false</c> takes the simulator away.</summary>
    public const string Setting = "EHerkenning:Simulator";

    /// <exception cref="InvalidOperationException">The simulator is asked for outside Development.</exception>
    public static IServiceCollection AddEHerkenningSimulator(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (!configuration.GetValue(Setting, environment.IsDevelopment()))
        {
            return services;
        }

        return environment.IsDevelopment()
            ? services.AddScoped<Broker, SimulatorBroker>().AddScoped<Simulate>()
            : throw new InvalidOperationException(
                $"{Setting} is on, but the simulator lets anybody sign in as anybody, so it exists in Development only. Take the setting away and name a broker in the tenant files.");
    }
}
